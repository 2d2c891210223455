package org.broadsheet.edge;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Media, and their smaller renditions, which are made on first request and lie in the cache
 * directory. Whether the public may have a medium is asked of the log each time.
 */
final class Pictures {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  /** Checked before decoding: 50 million pixels take 200 MB. */
  private static final long MAX_PIXELS = 50_000_000;

  private static final Map<String, Integer> WIDTHS =
      Map.of("w480", 480, "w960", 960, "w1600", 1600);

  /** Of a rendition; the last marks a medium that is its own rendition. */
  private static final List<String> SUFFIXES = List.of(".jpg", ".png", ".same");

  private final LogShelf log;
  private final Path cache;
  private final Workers readers;
  private final Workers scalers;

  /** Renditions being made, so that each is made once however many ask. */
  private final Map<String, CompletableFuture<Reply>> making = new ConcurrentHashMap<>();

  Pictures(LogShelf log, Path cache, Workers readers, Workers scalers) {
    this.log = log;
    this.cache = cache.resolve("media");
    this.readers = readers;
    this.scalers = scalers;
  }

  /** The answer to {@code /media/{hash}/{variant}}; the argument is what follows the prefix. */
  CompletableFuture<Reply> answer(String tail) {
    int slash = tail.indexOf('/');
    String name = slash < 0 ? tail : tail.substring(0, slash);
    String variant = slash < 0 ? "" : tail.substring(slash + 1);
    if (!Hash.isHash(name) || (!variant.equals("o") && !WIDTHS.containsKey(variant))) {
      return CompletableFuture.completedFuture(Replies.notFound());
    }
    var hash = new Hash(name);
    return readers
        .run(() -> {
          Optional<Path> original = log.medium(hash);
          if (original.isEmpty()) {
            return Replies.notFound();
          }
          Path made = made(hash, variant);
          return made != null
              ? reply(made, hash, variant)
              : variant.equals("o") ? reply(original.get(), hash, "o") : PENDING;
        })
        .thenCompose(reply ->
            reply == PENDING ? scaled(hash, variant) : CompletableFuture.completedFuture(reply));
  }

  /** Removes what was made of an erased medium; nothing could reach it any more anyway. */
  void erase(Hash hash) throws IOException {
    for (String variant : WIDTHS.keySet()) {
      for (String suffix : SUFFIXES) {
        Files.deleteIfExists(place(hash, variant, suffix));
      }
    }
  }

  /** Stands for: the public may have it, and it is yet to be made. */
  private static final Reply PENDING = Reply.words(503, "Being made.");

  private @Nullable Path made(Hash hash, String variant) {
    for (String suffix : SUFFIXES) {
      Path file = place(hash, variant, suffix);
      if (Files.isRegularFile(file)) {
        return suffix.equals(".same") ? log.medium(hash).orElse(null) : file;
      }
    }
    return null;
  }

  private Path place(Hash hash, String variant, String suffix) {
    return cache.resolve(hash.hex().substring(0, 2)).resolve(hash.hex() + "-" + variant + suffix);
  }

  private CompletableFuture<Reply> scaled(Hash hash, String variant) {
    String name = hash.hex() + variant;
    CompletableFuture<Reply> mine = new CompletableFuture<>();
    CompletableFuture<Reply> other = making.putIfAbsent(name, mine);
    if (other != null) {
      return other;
    }
    var _ =
        scalers
            .run(() -> scale(hash, variant))
            .whenComplete((reply, failure) -> {
              making.remove(name, mine);
              if (failure != null) {
                mine.completeExceptionally(failure);
              } else {
                mine.complete(reply);
              }
            });
    return mine;
  }

  /** A picture that cannot be scaled, or need not, is sent as it is. */
  private Reply scale(Hash hash, String variant) throws IOException {
    Optional<Path> original = log.medium(hash);
    if (original.isEmpty()) {
      return Replies.notFound();
    }
    Files.createDirectories(place(hash, variant, "").getParent());
    int width = WIDTHS.getOrDefault(variant, 480);
    BufferedImage small;
    try {
      small = decode(original.get(), width, false);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn("The picture {} cannot be scaled and is sent as it is", hash, e);
      small = null;
    }
    if (small == null) {
      Files.write(place(hash, variant, ".same"), new byte[0]);
      return reply(original.get(), hash, variant);
    }
    boolean transparent = small.getColorModel().hasAlpha();
    Path target = place(hash, variant, transparent ? ".png" : ".jpg");
    Path temporary = Files.createTempFile(target.getParent(), "new", "");
    try {
      write(small, transparent ? "png" : "jpeg", temporary);
      Files.move(temporary, target, ATOMIC_MOVE, REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return reply(target, hash, variant);
  }

  /**
   * The medium as a picture of at most this width, to draw with; empty where the public may not
   * have it, or it cannot be decoded.
   */
  Optional<BufferedImage> drawable(Hash hash, int width) {
    return log.medium(hash)
        .map(file -> {
          try {
            return decode(file, width, true);
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("The picture {} cannot be drawn with", hash, e);
            return null;
          }
        });
  }

  /**
   * Decodes within the limits.
   *
   * @param small whether one that is not wider is decoded too
   */
  private static @Nullable BufferedImage decode(Path file, int width, boolean small)
      throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return null;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int full = reader.getWidth(0);
        int height = reader.getHeight(0);
        boolean moves = reader.getFormatName().toLowerCase(Locale.ROOT).equals("gif");
        boolean keeps = full <= width || moves;
        if ((keeps && !small) || (long) full * height > MAX_PIXELS) {
          return null;
        }
        ImageReadParam coarse = reader.getDefaultReadParam();
        int step = Math.max(1, full / (2 * width));
        coarse.setSourceSubsampling(step, step, 0, 0);
        BufferedImage read = reader.read(0, coarse);
        return keeps
            ? read
            : resize(read, width, Math.max(1, Math.round((float) height * width / full)));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage resize(BufferedImage from, int width, int height) {
    boolean alpha = from.getColorModel().hasAlpha();
    var to =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = to.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      if (!alpha) {
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
      }
      pen.drawImage(from, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return to;
  }

  private static void write(BufferedImage image, String format, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (format.equals("jpeg")) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.82f);
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  private static Reply reply(Path file, Hash hash, String variant) throws IOException {
    var head = new Reply.Head(200, type(file), Fields.MEDIA, null);
    return Reply.file(head, file, '"' + hash.hex().substring(0, 32) + "-" + variant + '"');
  }

  /** By its first bytes, never by a name. What is no picture is sent as bytes to be saved. */
  static String type(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(12);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (Arrays.equals(Arrays.copyOf(start, 4), new byte[] {(byte) 0x89, 'P', 'N', 'G'})) {
      return "image/png";
    }
    if (text.startsWith("GIF8")) {
      return "image/gif";
    }
    if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
      return "image/webp";
    }
    return "application/octet-stream";
  }
}
