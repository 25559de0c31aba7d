"""Published 基层政务公开标准目录 (HTML, XLSX, DOCX) become duties: grids of cells, then rows with meaning, then obligations."""
