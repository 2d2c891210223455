package org.broadsheet.press;

import java.util.List;

/**
 * Services that take an address to pass on. Each is a plain link: nothing of theirs is loaded, and
 * they learn of a reader only when he follows it.
 */
enum ShareLinks {
  WEIBO("https://service.weibo.com/share/share.php?url={url}&title={title}"),
  QZONE("https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url={url}&title={title}"),
  X("https://x.com/intent/post?url={url}&text={title}"),
  FACEBOOK("https://www.facebook.com/sharer/sharer.php?u={url}"),
  WHATSAPP("https://wa.me/?text={title}%20{url}"),
  MAIL("mailto:?subject={title}&body={url}");

  private final String pattern;

  ShareLinks(String pattern) {
    this.pattern = pattern;
  }

  /** What readers of this language use, the most used first. */
  private static List<ShareLinks> usual(String language) {
    return language.startsWith("zh")
        ? List.of(WEIBO, QZONE, MAIL)
        : List.of(X, FACEBOOK, WHATSAPP, WEIBO, MAIL);
  }

  static List<View.Link> of(Words words, String language, String url, String title) {
    return usual(language).stream()
        .map(service ->
            new View.Link(
                service.address(url, title), words.of("share.to." + Blocks.word(service)), false))
        .toList();
  }

  private String address(String url, String title) {
    return pattern
        .replace("{url}", AddressSpelling.encode(url))
        .replace("{title}", AddressSpelling.encode(title));
  }
}
