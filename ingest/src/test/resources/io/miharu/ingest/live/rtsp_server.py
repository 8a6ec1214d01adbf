"""A real RTSP server for tests, made of Debian's GStreamer.

    rtsp_server.py PORT PATH=PIPELINE [PATH=PIPELINE ...]

Each PIPELINE is GStreamer's gst-launch text with a payloader named pay0; every client gets one of
its own from the start. Prints "ready" when clients may come. On SIGUSR1, every capsfilter named
"size" is set to 192 x 128 px.
"""

import signal
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

Gst.init(None)
playing = []
LARGE = "video/x-raw,format=I420,width=192,height=128"


def resize(*_):
    for media in playing:
        size = media.get_element().get_by_name("size")
        if size is not None:
            size.set_property("caps", Gst.Caps.from_string(LARGE))
    return GLib.SOURCE_CONTINUE


server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
for mount in sys.argv[2:]:
    path, pipeline = mount.split("=", 1)
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch("( " + pipeline + " )")
    factory.connect("media-configure", lambda _, media: playing.append(media))
    server.get_mount_points().add_factory("/" + path, factory)
if server.attach(None) == 0:
    sys.exit("cannot listen on port " + sys.argv[1])
GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGUSR1, resize)
print("ready", flush=True)
GLib.MainLoop().run()
