package org.broadsheet.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.broadsheet.wire.OriginKey;

/** Files, folders and addresses of a command line as the inputs that they stand for. */
final class Inputs {
  private Inputs() {}

  /** One input. */
  sealed interface Input {
    /** A file. */
    record File(Path path) implements Input {}

    /** A page in the web. */
    record Page(String address) implements Input {}
  }

  /** As {@link #files}, with addresses among them. */
  static List<Input> all(List<String> given, BiConsumer<Path, String> refuse) {
    var inputs = new ArrayList<Input>();
    for (String one : given) {
      if (OriginKey.isAddress(one)) {
        inputs.add(new Input.Page(one));
      } else {
        files(List.of(Path.of(one)), refuse).forEach(file -> inputs.add(new Input.File(file)));
      }
    }
    return inputs;
  }

  /**
   * The files, in the order given and by name within a folder; hidden ones are left out of folders.
   *
   * @param refuse told the name and the reason of each folder that cannot be read
   */
  static List<Path> files(List<Path> given, BiConsumer<Path, String> refuse) {
    var files = new ArrayList<Path>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        walk(path, files, refuse);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static void walk(Path folder, List<Path> files, BiConsumer<Path, String> refuse) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              refuse.accept(file, DataDirectory.reason(e));
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      refuse.accept(folder, DataDirectory.reason(e));
    }
    found.sort(null);
    files.addAll(found);
  }
}
