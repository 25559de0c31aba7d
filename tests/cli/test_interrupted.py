import pytest
import typer

from duewatch.cli import main
from duewatch.cli.exits import Exit


@pytest.mark.parametrize(("thrown", "status"), [(KeyboardInterrupt(), Exit.INCOMPLETE), (typer.Exit(1), Exit.BREACHES)])
def test_ctrl_c_is_an_incomplete_run_with_a_word_of_comfort(monkeypatch, capsys, thrown, status):
    app = typer.Typer()

    @app.command()
    def work() -> None:
        raise thrown

    monkeypatch.setattr(main, "build_app", lambda: app)
    assert main.run([]) == status
    assert ("the same command resumes" in capsys.readouterr().err) == (status is Exit.INCOMPLETE)
