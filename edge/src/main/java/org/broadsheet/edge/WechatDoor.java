package org.broadsheet.edge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.broadsheet.content.Json;
import org.broadsheet.content.Site;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/wechat/signature?url=}: what a page inside WeChat needs so that WeChat shows its
 * card. The address that the page has at that moment is signed, never one in a cached page. Where
 * no account is set up, or no ticket is at hand, the answer is an empty 204 and the card a plain
 * one.
 */
final class WechatDoor {
  private static final int LONGEST = 2_000;

  private final EdgeOptions.@Nullable Wechat account;
  private final Views views;
  private final Workers readers;
  private final InstantSource clock;
  private final RandomGenerator random = new SecureRandom();

  WechatDoor(
      EdgeOptions.@Nullable Wechat account, Views views, Workers readers, InstantSource clock) {
    this.account = account;
    this.views = views;
    this.readers = readers;
    this.clock = clock;
  }

  CompletableFuture<Reply> answer(String url) {
    EdgeOptions.Wechat signing = account;
    return signing == null
        ? CompletableFuture.completedFuture(none())
        : readers.run(() -> answer(url, signing));
  }

  private Reply answer(String url, EdgeOptions.Wechat signing) {
    int fragment = url.indexOf('#');
    String bare = fragment < 0 ? url : url.substring(0, fragment);
    if (!isOurs(views.site(), bare)) {
      return Reply.words(403, "Only addresses of this site are signed.");
    }
    Optional<String> ticket = signing.ticket().get();
    if (ticket.isEmpty()) {
      return none();
    }
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    long time = clock.instant().getEpochSecond();
    var members = new LinkedHashMap<String, Json>();
    members.put("appId", new Json.Text(signing.appId()));
    members.put("nonceStr", new Json.Text(nonce));
    members.put("signature", new Json.Text(signature(ticket.get(), nonce, time, bare)));
    members.put("timestamp", new Json.Int(time));
    return Replies.json(200, new Json.Object(members));
  }

  private static Reply none() {
    return Reply.of(new Reply.Head(204, "text/plain", Fields.NEVER, null), new byte[0]);
  }

  /** Whether it is an address of this site, exactly as a page of it would have. */
  private static boolean isOurs(Site site, String url) {
    if (url.length() > LONGEST || url.chars().anyMatch(c -> c <= 0x20 || c == '\\')) {
      return false;
    }
    URI ours = URI.create(site.url());
    try {
      URI asked = URI.create(url);
      return ours.getScheme().equals(asked.getScheme())
          && asked.getRawAuthority() != null
          && ours.getRawAuthority().equalsIgnoreCase(asked.getRawAuthority())
          && (asked.getRawPath() + "/").startsWith(ours.getRawPath() + "/");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** As WeChat's JS-SDK has it: SHA-1 of these four, sorted by name, in small hexadecimal. */
  static String signature(String ticket, String nonce, long time, String url) {
    String text =
        "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + time + "&url=" + url;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
