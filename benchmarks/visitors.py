"""People at their browsers without the browsers: sessions over real websockets, each at a page.

A visitor speaks Streamlit's own protocol: it connects, runs the page, keeps the select boxes it was sent
and now and then chooses another region, as a person would. What is timed is from the choice being sent
until the page says that it has been sent whole.
"""

import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

MOST = 64 * 2**20  # bytes of one message


@dataclass
class Visitor:
    socket: ClientConnection
    boxes: dict[str, tuple[str, str]] = field(default_factory=dict)  # label: id of the box, choice in it
    elements: int = 0  # how many the last run was sent
    least: int = 1  # with fewer than these a page is not whole

    @classmethod
    async def arrive(cls, address: str, least: int = 1) -> "Visitor":
        stream = f"ws{address.removeprefix('http')}/_stcore/stream"
        socket = await connect(stream, subprotocols=["streamlit"], max_size=MOST, compression=None)
        return cls(socket, least=least)

    async def run(self, **choices: str) -> float:
        """Run the page with these choices made, by a box's label; gives the seconds until it is all there.

        Raises RuntimeError if the page shows a fault, or is not whole.
        """
        for label, choice in choices.items():
            self.boxes[label] = (self.boxes[label][0], choice)
        rerun = BackMsg()
        rerun.rerun_script.SetInParent()
        for box, choice in self.boxes.values():
            rerun.rerun_script.widget_states.widgets.add(id=box, string_value=choice)
        start = time.perf_counter()
        await self.socket.send(rerun.SerializeToString())
        self.elements = 0
        while not self._took(ForwardMsg.FromString(await self.socket.recv())):
            pass
        if self.elements < self.least:
            raise RuntimeError(f"the page had only {self.elements} elements")
        return time.perf_counter() - start

    def _took(self, message: ForwardMsg) -> bool:
        """Take a message as a browser does; says whether it was the run's last."""
        kind = message.WhichOneof("type")
        if kind in ("delta", "ref_hash"):
            self.elements += 1
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "exception":
                raise RuntimeError(f"the page failed: {element.exception.message}")
            case "selectbox":
                box = element.selectbox
                chosen = box.raw_value if box.set_value else box.options[box.default]
                known, before = self.boxes.get(box.label, (None, None))
                self.boxes[box.label] = (box.id, before if known == box.id and not box.set_value else chosen)
        return kind == "script_finished"
