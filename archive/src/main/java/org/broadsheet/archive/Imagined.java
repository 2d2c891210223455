package org.broadsheet.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.broadsheet.content.Hash;
import org.broadsheet.ledger.Entry;
import org.broadsheet.ledger.Submission;

/**
 * An archive as it would be if some more entries stood in the log: a copy beside the real one,
 * which it shares its files with (they are never changed, only linked and dropped). Nobody else
 * sees it, and nothing of it lasts. Close it.
 */
public final class Imagined implements AutoCloseable {
  /** Begins the names of these copies. */
  static final String NAMED = "imagined-";

  /** Files of a commit that is just being replaced may go while they are linked. */
  private static final int TRIES = 5;

  private final Path root;
  private final Archive archive;

  private Imagined(Path root, Archive archive) {
    this.root = root;
    this.archive = archive;
  }

  /**
   * The index in this directory, as of its last commit, with these entries after it.
   *
   * @param index the directory of Lucene's files
   * @param program as the index was made by
   */
  static Imagined of(Path index, String program, List<Submission> further) throws IOException {
    Path root = Files.createTempDirectory(index.toAbsolutePath().getParent(), NAMED);
    try {
      link(index, root.resolve(index.getFileName()));
      Archive archive = Archive.open(root, program);
      var imagined = new Imagined(root, archive);
      try {
        archive.apply(entries(archive.position(), further));
      } catch (RuntimeException e) {
        imagined.close();
        throw e;
      }
      return imagined;
    } catch (IOException | RuntimeException e) {
      Keeping.delete(root);
      throw e;
    }
  }

  private static List<Entry> entries(long position, List<Submission> further) {
    var entries = new ArrayList<Entry>();
    for (Submission one : further) {
      Map<Hash, byte[]> contents = new HashMap<>();
      one.contents().forEach(bytes -> contents.put(Hash.of(bytes), bytes));
      entries.add(
          new Entry(position + entries.size(), one.event().canonical(), one.event(), contents));
    }
    return entries;
  }

  private static void link(Path from, Path to) throws IOException {
    for (int left = TRIES; ; left--) {
      Files.createDirectories(to);
      try (Directory files = FSDirectory.open(from)) {
        for (String name : SegmentInfos.readLatestCommit(files).files(true)) {
          link(from, to, name);
        }
        return;
      } catch (NoSuchFileException e) {
        if (left == 0) {
          throw e;
        }
        Keeping.delete(to);
      }
    }
  }

  private static void link(Path from, Path to, String name) throws IOException {
    try {
      Files.createLink(to.resolve(name), from.resolve(name));
    } catch (UnsupportedOperationException e) {
      Files.copy(from.resolve(name), to.resolve(name));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      Files.copy(from.resolve(name), to.resolve(name)); // a file system without links
    }
  }

  /** What it shows. Close it before this. */
  public Snapshot snapshot() {
    return archive.snapshot();
  }

  @Override
  public void close() {
    archive.abandon();
    Keeping.delete(root);
  }
}
