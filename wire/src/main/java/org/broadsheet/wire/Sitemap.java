package org.broadsheet.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Sitemaps as sitemaps.org defines them (protocol 0.9): files of at most {@value #LIMIT} addresses,
 * and an index over several files. Bytes are a function of the values alone.
 */
public final class Sitemap {
  /** The most addresses that one file may hold. */
  public static final int LIMIT = 50_000;

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

  private Sitemap() {}

  /**
   * A page.
   *
   * @param location absolute address
   * @param modified when it was last changed
   * @param news what a news sitemap says of it besides; null in an ordinary one
   */
  public record Page(String location, @Nullable Instant modified, @Nullable News news) {
    /** A page of an ordinary sitemap. */
    public static Page of(String location, @Nullable Instant modified) {
      return new Page(location, modified, null);
    }
  }

  /** A story in a news sitemap; {@code publication} is the paper's name. */
  public record News(String publication, String language, Instant published, String title) {}

  /** The pages in as many files as they need, in order; one empty file where there is none. */
  public static List<byte[]> files(List<Page> pages) {
    var files = new ArrayList<byte[]>();
    for (int from = 0; from < pages.size() || from == 0; from += LIMIT) {
      files.add(file(pages.subList(from, Math.min(pages.size(), from + LIMIT))));
    }
    return files;
  }

  /** One file; refuses more than {@value #LIMIT} pages. */
  public static byte[] file(List<Page> pages) {
    if (pages.size() > LIMIT) {
      throw new IllegalArgumentException(
          "a sitemap holds at most "
              + LIMIT
              + " addresses, not "
              + pages.size()
              + "; hint: use files() and index()");
    }
    boolean news = pages.stream().anyMatch(page -> page.news() != null);
    return write(
        "urlset",
        news,
        out -> {
          for (Page page : pages) {
            out.writeStartElement("url");
            element(out, "loc", page.location());
            if (page.modified() != null) {
              element(out, "lastmod", page.modified().toString());
            }
            if (page.news() != null) {
              news(out, page.news());
            }
            out.writeEndElement();
            out.writeCharacters("\n");
          }
        });
  }

  /** The index over files at these addresses. */
  public static byte[] index(List<Page> files) {
    return write(
        "sitemapindex",
        false,
        out -> {
          for (Page file : files) {
            out.writeStartElement("sitemap");
            element(out, "loc", file.location());
            if (file.modified() != null) {
              element(out, "lastmod", file.modified().toString());
            }
            out.writeEndElement();
            out.writeCharacters("\n");
          }
        });
  }

  private interface Content {
    void write(XMLStreamWriter out) throws XMLStreamException;
  }

  private static byte[] write(String root, boolean news, Content content) {
    var bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement(root);
      out.writeDefaultNamespace(NAMESPACE);
      if (news) {
        out.writeNamespace("news", NEWS);
      }
      out.writeCharacters("\n");
      content.write(out);
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a sitemap could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void news(XMLStreamWriter out, News news) throws XMLStreamException {
    out.writeStartElement("news:news");
    out.writeStartElement("news:publication");
    element(out, "news:name", news.publication());
    element(out, "news:language", news.language());
    out.writeEndElement();
    element(out, "news:publication_date", news.published().toString());
    element(out, "news:title", news.title());
    out.writeEndElement();
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(XmlText.of(text));
    out.writeEndElement();
  }
}
