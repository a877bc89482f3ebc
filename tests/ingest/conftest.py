import pytest

from ingest.areas import Areas, areas


@pytest.fixture(scope="session")
def known(published_file) -> Areas:
    """The councils and regions of the published record: what every reader knows an area by."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REGIONAL_DATABASE_URL", f"sqlite:///{published_file.as_posix()}")
        return areas()
