package io.miharu.ingest.javacv;

import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveConnection;
import io.miharu.ingest.live.LiveSource;
import io.miharu.ingest.live.Patience;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera, a stream of the network or standard input, through FFmpeg. Remembers the size of the
 * first picture, in which all connections lend theirs. Thread-safe.
 */
public final class CameraSource implements LiveSource {

  private final LiveAddress address;
  private final String name;
  private final CameraOptions options;
  private final LongSupplier nanos;
  private volatile @Nullable PictureGeometry geometry;

  /**
   * @param name what messages call it
   * @param nanos a clock that never goes back, such as {@link System#nanoTime}
   */
  public CameraSource(LiveAddress address, String name, CameraOptions options, LongSupplier nanos) {
    this.address = address;
    this.name = name;
    this.options = options;
    this.nanos = nanos;
  }

  @Override
  public LiveConnection connect(Patience patience) throws IOException {
    CameraConnection connection =
        CameraConnection.open(address, name, options, patience, nanos, geometry);
    geometry = connection.geometry();
    return connection;
  }

  @Override
  public boolean reconnects() {
    return address.kind() != LiveAddress.Kind.STANDARD_INPUT;
  }
}
