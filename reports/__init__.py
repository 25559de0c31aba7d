"""Tells: report model, HTML, workbook, mail."""
