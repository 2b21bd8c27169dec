package dev.questionbank.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import dev.questionbank.db.CannotStart;
import dev.questionbank.db.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * Demo people for a try-out on one machine. Where no issuer is named, the application signs tokens for them with a key of
 * its own and leaves them as files that only the user who started it can read. It will not do so on an address that others
 * can reach.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Conditional(LocalIdentity.NoIssuerNamed.class)
class LocalIdentity {

    private static final Logger log = LoggerFactory.getLogger(LocalIdentity.class);

    private static final String ISSUER = "urn:questionbank:local";
    private static final Duration VALIDITY = Duration.ofDays(30);
    private static final Map<String, List<String>> PEOPLE = Map.of(
            "member", List.of(),
            "curator", List.of("CURATOR"),
            "publisher", List.of("PUBLISHER"),
            "admin", List.of("ADMIN"));

    /** None of the standard settings says who vouches for people. */
    static class NoIssuerNamed implements Condition {

        private static final String PREFIX = "spring.security.oauth2.resourceserver.jwt.";

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return List.of("issuer-uri", "jwk-set-uri", "public-key-location").stream()
                    .noneMatch(name -> context.getEnvironment().containsProperty(PREFIX + name));
        }
    }

    @Bean
    JwtDecoder localTokens(
            DatabaseSettings settings,
            ServerProperties server,
            Clock clock,
            List<OAuth2TokenValidator<Jwt>> validators) {
        if (server.getAddress() == null || !server.getAddress().isLoopbackAddress()) {
            throw new CannotStart("Nobody is named who vouches for people: set"
                    + " spring.security.oauth2.resourceserver.jwt.issuer-uri (or jwk-set-uri), or keep server.address on"
                    + " loopback to try the application with its demo people.");
        }
        Path folder = settings.directory().toAbsolutePath().normalize();
        try {
            RSAKey key = key(folder.resolve("identity-key.json"));
            writeTokens(key, folder.resolve("tokens"), clock.instant());
            log.warn("No issuer is named: demo people sign in with the tokens in {}", folder.resolve("tokens"));
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(ISSUER), new DelegatingOAuth2TokenValidator<>(validators)));
            return decoder;
        } catch (IOException | JOSEException | ParseException e) {
            throw new CannotStart("The demo people's key in " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static RSAKey key(Path file) throws IOException, JOSEException, ParseException {
        if (Files.exists(file)) {
            return RSAKey.parse(Files.readString(file));
        }
        RSAKey key = new RSAKeyGenerator(2048).keyID("local").generate();
        writeSecret(file, key.toJSONString());
        return key;
    }

    private static void writeTokens(RSAKey key, Path folder, Instant now) throws IOException {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
        for (Map.Entry<String, List<String>> person : PEOPLE.entrySet()) {
            JwtClaimsSet claims = JwtClaimsSet.builder()
                    .issuer(ISSUER)
                    .subject(person.getKey())
                    .claim("roles", person.getValue())
                    .issuedAt(now)
                    .expiresAt(now.plus(VALIDITY))
                    .build();
            writeSecret(
                    folder.resolve(person.getKey()),
                    encoder.encode(JwtEncoderParameters.from(claims)).getTokenValue());
        }
    }

    private static void writeSecret(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }
}
