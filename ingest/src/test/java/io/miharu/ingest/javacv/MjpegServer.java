package io.miharu.ingest.javacv;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.miharu.core.PixelView;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A network camera of the simplest kind: JPEG pictures one after another over HTTP. */
final class MjpegServer implements AutoCloseable {

  private static final String BOUNDARY = "frame";

  private final HttpServer server;
  private volatile int width = 96;
  private volatile int height = 64;
  private volatile boolean frozen;
  private volatile boolean cut;

  private MjpegServer(HttpServer server) {
    this.server = server;
  }

  static MjpegServer start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    MjpegServer camera = new MjpegServer(http);
    http.createContext("/video", camera::serve);
    http.createContext(
        "/locked",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    http.setExecutor(
        task -> {
          Thread thread = new Thread(task, "mjpeg-server");
          thread.setDaemon(true);
          thread.start();
        });
    http.start();
    return camera;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  void show(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
  }

  /** Sends nothing more, and keeps the connection. */
  void freeze(boolean on) {
    frozen = on;
  }

  /** Ends every connection with the next picture, and new ones at once. */
  void cut(boolean on) {
    cut = on;
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .set("Content-Type", "multipart/x-mixed-replace; boundary=" + BOUNDARY);
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; !cut; i++) {
        if (!frozen) {
          PixelView picture = TinyVideo.picture(width, height, i % 10);
          byte[] jpeg = JpegEncoder.encode(picture);
          String head =
              "--%s\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                  .formatted(BOUNDARY, jpeg.length);
          out.write(head.getBytes(StandardCharsets.US_ASCII));
          out.write(jpeg);
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
          out.flush();
        }
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cut = true;
    server.stop(0);
  }
}
