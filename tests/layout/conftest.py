import io

import pytest
from PIL import Image


@pytest.fixture
def picture_2x1() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (20, 10), "navy").save(stream, "PNG")
    return stream.getvalue()
