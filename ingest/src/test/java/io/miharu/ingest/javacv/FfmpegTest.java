package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FfmpegTest {

  @Test
  void missingLibrary_namesWhatTheLoaderDidNotFind() {
    // As the loader of Linux says it, and as JavaCPP wraps it.
    Error loader =
        new UnsatisfiedLinkError(
            "/cache/libjniavdevice.so: libpulse.so.0: cannot open shared object file: No such file");
    assertEquals("libpulse.so.0 is missing", Ffmpeg.missingLibrary(loader));
    assertEquals(
        "libpulse.so.0 is missing",
        Ffmpeg.missingLibrary(new LinkageError("no jniavdevice in java.library.path", loader)));
    assertEquals("another reason", Ffmpeg.missingLibrary(new LinkageError("another reason")));
  }
}
