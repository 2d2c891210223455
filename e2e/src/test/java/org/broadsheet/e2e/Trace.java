package org.broadsheet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The system calls of a process that write, sync and rename, as strace saw them. */
final class Trace {
  private static final Pattern WHOLE = Pattern.compile("(\\d+) +(\\w+)\\((.*)");
  private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern FILE = Pattern.compile("\\d+<([^>]*)>.*", Pattern.DOTALL);
  private static final Pattern RENAMED = Pattern.compile("\"([^\"]*)\".*\"([^\"]*)\".*");
  private static final String UNFINISHED = "<unfinished ...>";

  private final List<Call> calls;

  private Trace(List<Call> calls) {
    this.calls = calls;
  }

  /**
   * One call.
   *
   * @param began the line of the trace on which it began
   * @param ended the line on which it had returned
   * @param text its arguments and result
   */
  record Call(int began, int ended, String name, String text) {
    /** The file or socket that it was about; empty where it was about none. */
    String file() {
      Matcher matcher = FILE.matcher(text);
      return matcher.matches() ? matcher.group(1) : "";
    }

    private boolean failed() {
      return text.contains(" = -1 ");
    }

    boolean writes() {
      return name.equals("write") || name.equals("pwrite64") || name.equals("writev");
    }

    boolean syncs() {
      return (name.equals("fsync") || name.equals("fdatasync")) && !failed();
    }

    boolean sends() {
      return file().startsWith("socket:");
    }

    boolean renames() {
      return name.startsWith("rename") && !failed();
    }

    /** The names before and after a renaming. */
    List<String> names() {
      Matcher matcher = RENAMED.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalStateException("no renaming: " + text);
      }
      return List.of(matcher.group(1), matcher.group(2));
    }
  }

  /** Whether programs can be traced here. */
  static boolean works() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("strace", "-qq", "-e", "trace=none", "true").inheritIO().start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** What runs a program so that its calls are written into this file. */
  static List<String> into(Path file) {
    return List.of(
        "strace",
        // The tracer is the child, so that what we start and end is the program.
        "-D",
        "--follow-forks",
        "-qq",
        "--decode-fds=path",
        "--string-limit=600",
        "--signal=none",
        "--trace=write,pwrite64,writev,sendto,sendmsg,fsync,fdatasync,rename,renameat,renameat2",
        "--output=" + file);
  }

  static Trace read(Path file) throws IOException {
    var calls = new ArrayList<Call>();
    var begun = new HashMap<String, Call>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher whole = WHOLE.matcher(lines.get(i));
      Matcher resumed = RESUMED.matcher(lines.get(i));
      if (whole.matches()) {
        var call = new Call(i, i, whole.group(2), whole.group(3));
        if (call.text().endsWith(UNFINISHED)) {
          begun.put(whole.group(1), call);
        } else {
          calls.add(call);
        }
      } else if (resumed.matches()) {
        Call call = begun.remove(resumed.group(1));
        if (call != null) {
          String start = call.text().substring(0, call.text().length() - UNFINISHED.length());
          calls.add(new Call(call.began(), i, call.name(), start + resumed.group(2)));
        }
      }
    }
    return new Trace(List.copyOf(calls));
  }

  List<Call> calls() {
    return calls;
  }

  /** The calls that began and returned after one and before another. */
  Trace between(Call after, Call before) {
    return new Trace(
        calls.stream()
            .filter(call -> call.began() > after.ended() && call.ended() < before.began())
            .toList());
  }

  /** The calls that wrote into that file. */
  List<Call> writes(String file) {
    return calls.stream().filter(call -> call.writes() && call.file().equals(file)).toList();
  }

  /** The calls that synced that file or directory. */
  List<Call> syncs(String file) {
    return calls.stream().filter(call -> call.syncs() && call.file().equals(file)).toList();
  }
}
