package org.broadsheet.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.broadsheet.ledger.LedgerFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks whether this machine can serve a newspaper. Changes nothing that was there. */
@Command(
    name = "doctor",
    description = "Checks JDK, disk, ports, clock, database and log; exit 3 if something is unfit.")
final class DoctorCommand implements Callable<Integer> {
  /** Below this a busy day may fill the disk. */
  private static final long LITTLE_SPACE = 1L << 30;

  @Mixin private DataOption data;

  @Option(names = "--json", description = "One JSON object per check.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** One check: what was looked at, whether it is fit, and what was seen or what to do. */
  private record Check(String what, boolean fit, String seen) {}

  @Override
  public Integer call() {
    var checks = new ArrayList<Check>();
    Path root = data.path();
    Settings settings = data.settings(Map.of());
    checks.add(jdk());
    checks.addAll(disk(root));
    for (String port : List.of("port", "desk-port", "admin-port")) {
      checks.add(port(settings, port));
    }
    checks.add(clock());
    checks.add(log(root, settings));
    PrintWriter out = spec.commandLine().getOut();
    for (Check check : checks) {
      if (json) {
        out.println(
            new JsonLine()
                .put("check", check.what())
                .put("fit", check.fit())
                .put("seen", check.seen()));
      } else {
        out.printf("%-4s %-10s %s%n", check.fit() ? "ok" : "BAD", check.what(), check.seen());
      }
    }
    return checks.stream().allMatch(Check::fit) ? Exit.DONE : Exit.UNFIT;
  }

  private static Check jdk() {
    int version = Runtime.version().feature();
    return new Check("jdk", version >= 25, "Java " + Runtime.version());
  }

  private static List<Check> disk(Path root) {
    Path there = root;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null) {
      return List.of(new Check("disk", false, root + " has no existing folder above it"));
    }
    boolean writable = Files.isWritable(there);
    var checks = new ArrayList<Check>();
    checks.add(
        new Check("disk", writable, writable ? root + " is writable" : there + " is not writable"));
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      String seen = (free >> 20) + " MiB free" + (free < LITTLE_SPACE ? ": make room" : "");
      checks.add(new Check("space", free >= LITTLE_SPACE, seen));
    } catch (IOException e) {
      checks.add(new Check("space", false, DataDirectory.reason(e)));
    }
    return checks;
  }

  private static Check port(Settings settings, String name) {
    int port = settings.number(name);
    String address = name.equals("port") ? settings.value("bind") : settings.value("desk-bind");
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return new Check(name, true, address + ":" + port + " is free");
    } catch (IOException e) {
      return new Check(
          name, false, address + ":" + port + " is taken: choose another with --" + name);
    }
  }

  private static Check clock() {
    Instant now = Clock.systemUTC().instant();
    boolean sane = now.isAfter(Instant.parse("2026-01-01T00:00:00Z"));
    return new Check("clock", sane, now + (sane ? "" : ": set the machine's clock"));
  }

  private static Check log(Path root, Settings settings) {
    var directory = new DataDirectory(root);
    if (settings.text("db-url") == null && !Files.exists(directory.database())) {
      return new Check("log", true, "none yet; the first start makes it");
    }
    try (var store = Store.open(directory, settings)) {
      Instant now = store.clock().instant();
      long size = store.ledger().size();
      @Nullable Instant newest =
          size == 0 ? null : store.ledger().entry(size - 1).orElseThrow().event().time();
      if (newest != null && newest.isAfter(now.plus(Duration.ofMinutes(1)))) {
        return new Check("log", false, "its newest entry is of " + newest + ": set the clock");
      }
      return new Check(
          "log", true, size + " entries, signed by " + store.ledger().verifier().name());
    } catch (LedgerFailure e) {
      return new Check("log", false, String.valueOf(e.getMessage()));
    }
  }
}
