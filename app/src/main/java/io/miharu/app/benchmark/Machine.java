package io.miharu.app.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has taken of the machine so far. */
final class Machine {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Machine() {}

  static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Seconds of a core, all threads together. */
  static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** How busy the machine is: runnable threads, mean of the last minute; negative if unknown. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** The most memory this process has held at any time, heap and native; absent off Linux. */
  static OptionalLong peakBytes() throws IOException {
    return kilobytes("VmHWM:");
  }

  /** The memory this process holds, heap and native; absent off Linux. */
  static OptionalLong residentBytes() throws IOException {
    return kilobytes("VmRSS:");
  }

  private static OptionalLong kilobytes(String key) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst();
  }
}
