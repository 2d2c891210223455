package org.broadsheet.desk;

import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * All that Spring is told: a Tomcat on virtual threads, one servlet, one chain of filters, and the
 * {@link Routes}. Nothing is found by scanning.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class DeskServer extends WebMvcConfigurationSupport {
  static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
          + " frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  /** Bytes of a form: a long story is 100 kB. */
  private static final int LARGEST_FORM = 8 << 20;

  /** Bytes of an upload: what the intake reads, and a little for the form around it. */
  private static final int LARGEST_UPLOAD = 11 << 20;

  private final Desk.Options options;
  private final Gate gate;
  private final Routes routes;

  DeskServer(Desk.Options options, Gate gate, Routes routes) {
    this.options = options;
    this.gate = gate;
    this.routes = routes;
  }

  @Bean
  TomcatServletWebServerFactory tomcat() throws UnknownHostException {
    var factory = new TomcatServletWebServerFactory(options.port());
    factory.setAddress(InetAddress.getByName(options.host()));
    factory.setShutdown(Shutdown.GRACEFUL);
    factory.setDisableMBeanRegistry(true);
    factory.addProtocolHandlerCustomizers(
        handler -> handler.setExecutor(Executors.newVirtualThreadPerTaskExecutor()));
    factory.addConnectorCustomizers(connector -> connector.setMaxPostSize(LARGEST_FORM));
    return factory;
  }

  @Bean
  DispatcherServlet dispatcherServlet() {
    return new DispatcherServlet();
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> servlet(DispatcherServlet servlet) {
    var registration = new ServletRegistrationBean<>(servlet, "/");
    registration.setLoadOnStartup(1);
    registration.setMultipartConfig(
        new MultipartConfigElement("", LARGEST_UPLOAD, LARGEST_UPLOAD, LARGEST_UPLOAD));
    return registration;
  }

  /** Forms are UTF-8, whatever a browser leaves unsaid. Before everything that reads one. */
  @Bean
  FilterRegistrationBean<CharacterEncodingFilter> encoding() {
    var registration =
        new FilterRegistrationBean<>(new CharacterEncodingFilter("UTF-8", true, false));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }

  @Bean
  DelegatingFilterProxyRegistrationBean securityFilter() {
    return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
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
        .headers(
            c ->
                c.contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                    .frameOptions(f -> f.sameOrigin())
                    .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(
            c ->
                c.requestMatchers("/sign-in", "/set-up/*", "/desk/*", "/continue-as")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            c ->
                c.authenticationEntryPoint(
                        (request, response, _) -> {
                          boolean get = HttpMethod.GET.matches(request.getMethod());
                          response.setStatus(get ? 303 : 401);
                          response.setHeader("Location", "/sign-in");
                        })
                    .accessDeniedHandler(
                        (request, response, _) -> routes.forbidden(request, response)))
        .build();
  }
}
