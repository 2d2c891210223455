package org.broadsheet.archive;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive's directory and the right to write it: the lock, the index of the present format, an
 * index of an earlier format beside it, and what was damaged moved aside.
 */
final class Keeping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Keeping.class);
  private static final String LOCK = "write.lock";

  /** Names the index in which damage was found, for the next start. */
  private static final String DAMAGED = "damaged";

  private static final double BUFFER_MB = 80;

  /** What systems say when it is the disk and not the files. */
  private static final Pattern DISK =
      Pattern.compile("no space|quota|too many open|read-only", Pattern.CASE_INSENSITIVE);

  private final Path root;
  private final Path index;
  private final FileChannel channel;
  private final FileLock lock;
  private @Nullable Directory files;
  private @Nullable IndexWriter writer;
  private @Nullable Directory olderFiles;

  private Keeping(Path root, Path index, FileChannel channel, FileLock lock) {
    this.root = root;
    this.index = index;
    this.channel = channel;
    this.lock = lock;
  }

  static Keeping of(Path root, Format format) {
    try {
      Files.createDirectories(root);
      FileChannel channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new ArchiveFailed(
            ArchiveFailed.Reason.IN_USE,
            "Another process keeps the archive in " + root + "; stop it, or use another directory",
            null);
      }
      var keeping = new Keeping(root, root.resolve(format.directory()), channel, lock);
      keeping.moveDamagedAside();
      keeping.dropImagined();
      return keeping;
    } catch (IOException e) {
      throw new ArchiveFailed(
          ArchiveFailed.Reason.UNWRITABLE,
          "The archive's directory " + root + " cannot be written; check its owner and the disk",
          e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  IndexWriter writer() {
    try {
      Files.createDirectories(index);
      Directory opened = new NRTCachingDirectory(FSDirectory.open(index), 4, 32);
      files = opened;
      var config = new IndexWriterConfig(new KeywordAnalyzer());
      config.setIndexSort(Row.ORDER);
      config.setRAMBufferSizeMB(BUFFER_MB);
      config.setMaxFullFlushMergeWaitMillis(0);
      config.setCommitOnClose(false);
      var made = new IndexWriter(opened, config);
      writer = made;
      return made;
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw failed("opening", e);
    }
  }

  /** The position that the index's last commit states; 0 for a new index. */
  long position() throws IOException {
    Directory opened = files;
    if (opened == null || !DirectoryReader.indexExists(opened)) {
      return 0;
    }
    long position = Format.position(SegmentInfos.readLatestCommit(opened).getUserData());
    if (position < 0) {
      throw new CorruptIndexException("the index does not say how far it is", index.toString());
    }
    return position;
  }

  /** The index of an earlier format that is further than this one, for reading; null if none. */
  @Nullable View older(long position) {
    View best = null;
    for (Path candidate : indexes()) {
      if (candidate.equals(index)) {
        continue;
      }
      View view = best == null ? read(candidate) : null;
      if (view != null && view.position > position) {
        best = view;
      } else {
        close(view);
        delete(candidate);
      }
    }
    return best;
  }

  private @Nullable View read(Path candidate) {
    try {
      Directory opened = FSDirectory.open(candidate);
      DirectoryReader reader = DirectoryReader.open(opened);
      var commit = reader.getIndexCommit().getUserData();
      if (Format.readable(commit)) {
        olderFiles = opened;
        return new View(reader, Format.position(commit));
      }
      reader.close();
      opened.close();
    } catch (IOException | IllegalArgumentException e) {
      log.info(
          "The index {} of an earlier format cannot be read, it is dropped: {}",
          candidate,
          e.toString());
    }
    return null;
  }

  private static void close(@Nullable View view) {
    if (view != null) {
      try {
        view.release();
      } catch (IOException e) {
        log.warn("An index of an earlier format did not close cleanly", e);
      }
    }
  }

  /** Copies that a crash left behind. */
  private void dropImagined() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      all.filter(path -> name(path).startsWith(Imagined.NAMED)).forEach(Keeping::delete);
    }
  }

  /** Where Lucene's files of the present format lie. */
  Path index() {
    return index;
  }

  /** Deletes the indexes of earlier formats. Readers that still hold files keep them open. */
  void dropOlder() {
    for (Path candidate : indexes()) {
      if (!candidate.equals(index)) {
        delete(candidate);
      }
    }
  }

  /** The furthest position that any index in this directory has committed. */
  static long committed(Path root) {
    long best = 0;
    for (Path candidate : indexes(root)) {
      try (Directory opened = FSDirectory.open(candidate)) {
        if (DirectoryReader.indexExists(opened)) {
          best =
              Math.max(best, Format.position(SegmentInfos.readLatestCommit(opened).getUserData()));
        }
      } catch (IOException | IllegalArgumentException e) {
        // Damaged, or just being replaced: what it shows does not count.
        log.debug("The index {} cannot be asked how far it is", candidate, e);
      }
    }
    return best;
  }

  private List<Path> indexes() {
    return indexes(root);
  }

  private static List<Path> indexes(Path root) {
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(path -> name(path).startsWith(Archive.INDEX)).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /**
   * What a failure of the files means. Damage is remembered, so that the next start moves this
   * index aside; a full disk or a missing right is none, and what was committed stays.
   */
  ArchiveFailed failed(String doing, Exception cause) {
    if (!isDamage(cause)) {
      return new ArchiveFailed(
          ArchiveFailed.Reason.UNWRITABLE,
          "The archive failed while "
              + doing
              + " in "
              + index
              + "; check the disk, then start anew",
          cause);
    }
    try {
      Files.writeString(root.resolve(DAMAGED), name(index), StandardCharsets.UTF_8);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return new ArchiveFailed(
        ArchiveFailed.Reason.DAMAGED,
        "The archive's files are damaged, found while "
            + doing
            + " in "
            + index
            + "; the next start rebuilds them from the log",
        cause);
  }

  /** Whatever does not look like a full disk, a missing right or a closed file is damage. */
  private static boolean isDamage(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> false;
      case NoSuchFileException _ -> true;
      case FileSystemException _, ClosedChannelException _, LockObtainFailedException _ -> false;
      case AlreadyClosedException closed -> isDamage(closed.getCause());
      case IOException failed -> !DISK.matcher(String.valueOf(failed.getMessage())).find();
      case IllegalArgumentException _, IllegalStateException _ -> true;
      default -> isDamage(cause.getCause());
    };
  }

  private void moveDamagedAside() throws IOException {
    Path mark = root.resolve(DAMAGED);
    if (!Files.exists(mark)) {
      return;
    }
    String named = Files.readString(mark, StandardCharsets.UTF_8).strip();
    Path from = root.resolve(named.matches(Archive.INDEX + "[0-9a-f]+") ? named : name(index));
    Path aside = root.resolve("aside");
    delete(aside);
    if (Files.exists(from)) {
      Files.move(from, aside);
    }
    Files.deleteIfExists(mark);
  }

  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      var paths = new ArrayList<>(all.toList());
      paths.sort(Comparator.reverseOrder());
      for (Path path : paths) {
        Files.delete(path);
      }
    } catch (IOException e) {
      log.warn("{} cannot be deleted; it can be removed by hand", directory, e);
    }
  }

  @Override
  public void close() {
    try {
      // Not close(): that would wait for merges, and all that counts is committed.
      if (writer != null) {
        writer.rollback();
      }
      if (files != null) {
        files.close();
      }
      if (olderFiles != null) {
        olderFiles.close();
      }
    } catch (IOException e) {
      log.warn("The archive's index did not close cleanly: {}", e.toString());
    }
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      log.warn("The archive's lock did not close cleanly: {}", e.toString());
    }
  }
}
