"""Browser tabs without a browser: sessions of a real Streamlit runtime, and how long their scripts take.

The runtime, its sessions, its script threads and the packing of every message are those of the served
app; only the socket and the browser are left out. What is timed is ScriptRunner's run of a script from
the moment its thread takes it up until Streamlit has tidied up after it.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from queue import SimpleQueue

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.runtime import Runtime, RuntimeConfig
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.runtime_util import serialize_forward_msg
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

PAUSE = 0.02  # seconds after a run, for its thread to end as it does while a person reads
LONGEST_RUN = 60  # seconds

_taken: SimpleQueue[float] = SimpleQueue()  # seconds each run of a script took
_run_script = ScriptRunner._run_script


def _timed(runner: ScriptRunner, *arguments) -> None:
    start = time.perf_counter()
    _run_script(runner, *arguments)
    _taken.put(time.perf_counter() - start)


@asynccontextmanager
async def running(script: Path) -> AsyncIterator[Runtime]:
    """A started runtime, set up as Streamlit's own server does it."""
    ScriptRunner._run_script = _timed
    runtime = Runtime(
        RuntimeConfig(
            script_path=str(script),
            media_file_storage=MemoryMediaFileStorage("/media"),
            uploaded_file_manager=MemoryUploadedFileManager("/_stcore/upload_file"),
        )
    )
    await runtime.start()
    yield runtime
    runtime.stop()
    await runtime.stopped


class Tab:
    """One person's session. It keeps the select boxes it was sent, as a browser does."""

    client_context = None

    def __init__(self, runtime: Runtime, script: Path, page: str = "") -> None:
        """page: the path of one of the app's pages, where it is not the first."""
        # A runtime serves one script; both are opened in this one, so that they meet the same process.
        runtime._main_script_path = str(script)
        self.runtime = runtime
        self.id = runtime.connect_session(self, user_info={})
        self.page = page
        self.boxes: dict[str, tuple[str, str]] = {}  # label: id of the box and what is chosen in it
        self.finished = asyncio.Event()
        self.fault = ""

    def write_forward_msg(self, message: ForwardMsg) -> None:
        """Take a message as the server does on its way to the socket."""
        serialize_forward_msg(message)
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "selectbox":
                self._keep(element.selectbox)
            case "exception":
                self.fault = element.exception.message
        if message.WhichOneof("type") == "script_finished":
            self.finished.set()

    async def run(self, **choices: str) -> float:
        """Run the script with these choices made, by a box's label; gives the milliseconds it took."""
        for label, choice in choices.items():
            self.boxes[label] = (self.boxes[label][0], choice)
        self.finished.clear()
        self.runtime.handle_backmsg(self.id, BackMsg(rerun_script=self._state()))
        await asyncio.wait_for(self.finished.wait(), LONGEST_RUN)
        if self.fault:
            raise RuntimeError(f"what was to be timed failed: {self.fault}")
        taken = _taken.get(timeout=LONGEST_RUN)
        await asyncio.sleep(PAUSE)
        return taken * 1000

    def close(self) -> None:
        self.runtime.close_session(self.id)

    def _keep(self, box: Selectbox) -> None:
        """A box that was here before keeps its choice, unless the script has set it."""
        widget, chosen = self.boxes.get(box.label, (None, None))
        if box.set_value:
            chosen = box.raw_value
        elif widget != box.id:
            chosen = box.options[box.default]
        self.boxes[box.label] = (box.id, chosen)

    def _state(self) -> ClientState:
        state = ClientState(page_name=self.page)
        for widget, chosen in self.boxes.values():
            state.widget_states.widgets.add(id=widget, string_value=chosen)
        return state
