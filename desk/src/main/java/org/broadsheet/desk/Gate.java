package org.broadsheet.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.broadsheet.content.Hash;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * What stands in a browser's cookies, for Spring Security: the session, and the token against
 * forged forms. The latter is derived from the session's, so it changes with every sign-in and
 * needs no table; before sign-in it is derived from a random cookie of its own.
 */
final class Gate implements SecurityContextRepository, CsrfTokenRepository {
  static final String SESSION = "desk_session";
  private static final String VISIT = "desk_visit";
  private static final String NEW_VISIT = Gate.class.getName() + ".visit";

  private final Sessions sessions;
  private final SecureRandom random = new SecureRandom();

  Gate(Sessions sessions) {
    this.sessions = sessions;
  }

  // The session.

  static @Nullable String cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  private SecurityContext context(HttpServletRequest request) {
    String token = cookie(request, SESSION);
    Optional<Account> account = token == null ? Optional.empty() : sessions.find(token);
    var context = new SecurityContextImpl();
    account.ifPresent(a ->
        context.setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(a, null, List.of())));
    return context;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still asks for it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return context(holder.getRequest());
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new DeferredSecurityContext() {
      private @Nullable SecurityContext loaded;

      @Override
      public SecurityContext get() {
        if (loaded == null) {
          loaded = context(request);
        }
        return loaded;
      }

      @Override
      public boolean isGenerated() {
        return get().getAuthentication() == null;
      }
    };
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // Sessions begin and end in the acts of signing in and out alone.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return context(request).getAuthentication() != null;
  }

  /** Who sent this request. */
  static Optional<Account> who() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Account account
        ? Optional.of(account)
        : Optional.empty();
  }

  static String begun(String token, boolean secure) {
    return set(SESSION, token, secure, Sessions.LASTS.toSeconds());
  }

  static String ended(boolean secure) {
    return set(SESSION, "", secure, 0);
  }

  private static String set(String name, String value, boolean secure, long seconds) {
    return ResponseCookie.from(name, value)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .path("/")
        .maxAge(seconds)
        .build()
        .toString();
  }

  // The token against forged forms.

  private static CsrfToken token(String secret) {
    Hash hash = Hash.of(("form\n" + secret).getBytes(StandardCharsets.UTF_8));
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", hash.hex());
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    String session = cookie(request, SESSION);
    String secret = session == null ? cookie(request, VISIT) : session;
    return secret == null ? null : token(secret);
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    String visit = Secret.token(random);
    request.setAttribute(NEW_VISIT, visit);
    return token(visit);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(NEW_VISIT) instanceof String visit) {
      response.addHeader("Set-Cookie", set(VISIT, visit, request.isSecure(), -1));
    }
  }
}
