package io.miharu.ingest.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A real RTSP server in a process of its own, from Debian's GStreamer. Tests that need it are
 * skipped where it is not installed.
 */
public final class RtspServer implements AutoCloseable {

  private static final String PACKAGES =
      "gir1.2-gst-rtsp-server-1.0 python3-gi gstreamer1.0-plugins-good gstreamer1.0-plugins-bad";

  private final List<String> command;
  private final int port;
  private Process process;

  private RtspServer(List<String> command, int port) throws IOException {
    this.command = command;
    this.port = port;
    this.process = launch();
  }

  /** A pipeline with a test picture of 96 x 64 px in JPEG, whose size {@link #resize} changes. */
  public static String resizable() {
    return "videotestsrc is-live=true ! videoscale ! videorate ! capsfilter name=size"
        + " caps=video/x-raw,format=I420,width=96,height=64,framerate=25/1 ! jpegenc ! rtpjpegpay name=pay0 pt=26";
  }

  /** A pipeline that serves an H.264 video in MP4, in real time. */
  public static String h264(Path file) {
    return "filesrc location="
        + file
        + " ! qtdemux ! h264parse ! rtph264pay name=pay0 pt=96"
        + " config-interval=1";
  }

  /**
   * Starts a server.
   *
   * @param folder for the server's script
   * @param mounts {@code path=pipeline} each
   */
  public static RtspServer start(Path folder, String... mounts) throws IOException {
    Path python = Path.of("/usr/bin/python3"); // Debian's own, which sees Debian's packages
    assumeTrue(Files.isExecutable(python), "needs " + python + " and the packages " + PACKAGES);
    Path script = folder.resolve("rtsp_server.py");
    try (InputStream code =
        Objects.requireNonNull(RtspServer.class.getResourceAsStream("rtsp_server.py"))) {
      Files.write(script, code.readAllBytes());
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command =
        new ArrayList<>(List.of(python.toString(), script.toString(), Integer.toString(port)));
    command.addAll(List.of(mounts));
    return new RtspServer(command, port);
  }

  private Process launch() throws IOException {
    Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder words = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals("ready")) {
        drain(said);
        return started;
      }
      words.append(line).append('\n');
    }
    assumeTrue(false, "no RTSP server here; install " + PACKAGES + ". It said: " + words);
    return started;
  }

  /** Or the server would wait for room in the pipe. */
  private static void drain(BufferedReader said) {
    Thread reader =
        new Thread(
            () -> {
              try {
                while (said.readLine() != null) {
                  // Warnings of GStreamer's; the tests look at what arrives.
                }
              } catch (IOException gone) {
                // So is the server.
              }
            },
            "rtsp-server-output");
    reader.setDaemon(true);
    reader.start();
  }

  public String url(String path) {
    return "rtsp://127.0.0.1:" + port + "/" + path;
  }

  /** Stops the process where it is; its connections stay open and silent. */
  public void freeze() throws Exception {
    signal("STOP");
  }

  public void thaw() throws Exception {
    signal("CONT");
  }

  /** From now on, {@link #resizable} pictures have 192 x 128 px. */
  public void resize() throws Exception {
    signal("USR1");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Kills the server, and with it every connection. */
  public void cut() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Starts it again at the same place. */
  public void bringBack() throws IOException {
    process = launch();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
