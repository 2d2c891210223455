package org.broadsheet.desk;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What Spring is told about the pages: the {@link Routes}, and one chain of filters before them.
 * Nothing is found by scanning.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class DeskPages extends WebMvcConfigurationSupport {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  private final Gate gate;
  private final Routes routes;

  DeskPages(Gate gate, Routes routes) {
    this.gate = gate;
    this.routes = routes;
  }

  @Bean
  RouterFunction<ServerResponse> pages() {
    return routes.all();
  }

  /** Pages are bytes; nothing is turned into JSON or XML by itself. */
  @Override
  protected void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.addCustomConverter(new ByteArrayHttpMessageConverter());
  }

  /** Nobody: accounts are ours, and Spring must not make up one of its own. */
  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(List.of());
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.securityContext(c -> c.securityContextRepository(gate))
        .sessionManagement(c -> c.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(c -> c.csrfTokenRepository(gate))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(Customizer.withDefaults())
        .headers(c ->
            c.contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                .frameOptions(f -> f.sameOrigin())
                .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(c ->
            c.requestMatchers(
                    "/sign-in",
                    "/set-up/*",
                    "/invitation/*",
                    "/new-password/*",
                    "/desk/*",
                    "/continue-as")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(c ->
            c.authenticationEntryPoint(
                    (request, response, _) -> {
                      boolean get = HttpMethod.GET.matches(request.getMethod());
                      response.setStatus(get ? 303 : 401);
                      response.setHeader("Location", "/sign-in");
                    })
                .accessDeniedHandler((request, response, _) -> routes.forbidden(request, response)))
        .build();
  }
}
