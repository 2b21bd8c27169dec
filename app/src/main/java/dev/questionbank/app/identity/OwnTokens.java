package dev.questionbank.app.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/**
 * What is signed with the application's own key, which is kept between starts. Whoever has signed is known by the key, so
 * all these tokens have one issuer, whatever name and port the application was reached at: the account is the same.
 */
record OwnTokens(RSAKey key) {

    /** Type of a token that opens the API, so that an ID token does not: RFC 9068. */
    static final String TYPE = "at+jwt";

    static final String ROLES = "roles";

    private static final String ISSUER = "urn:questionbank:local";
    private static final String KEY_FILE = "identity-key.json";
    private static final int KEY_SIZE = 2048;

    /** With the key of an earlier start, or a new one. */
    static OwnTokens keptIn(SecretFolder folder) throws IOException, JOSEException, ParseException {
        Optional<String> kept = folder.read(KEY_FILE);
        if (kept.isPresent()) {
            return new OwnTokens(RSAKey.parse(kept.get()));
        }
        RSAKey key = new RSAKeyGenerator(KEY_SIZE)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint(true)
                .generate();
        folder.write(KEY_FILE, key.toJSONString());
        return new OwnTokens(key);
    }

    JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    /** Takes tokens of this key alone, which are for the API and keep to the rules of all tokens. */
    JwtDecoder decoder(List<OAuth2TokenValidator<Jwt>> rules) throws JOSEException {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        decoder.setClaimSetConverter(
                MappedJwtClaimSetConverter.withDefaults(Map.of(JwtClaimNames.ISS, address -> ISSUER)));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator(TYPE), JwtValidators.createDefaultWithValidators(rules)));
        return decoder;
    }

    /** Leaves a token of each demo person in a file of that name. */
    void writeFor(DemoPerson[] people, SecretFolder folder, Instant now, Duration validity) throws IOException {
        JwtEncoder encoder = new NimbusJwtEncoder(keys());
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type(TYPE).build();
        for (DemoPerson person : people) {
            JwtClaimsSet claims = JwtClaimsSet.builder()
                    .issuer(ISSUER)
                    .subject(person.login())
                    .claim(ROLES, person.roles())
                    .issuedAt(now)
                    .expiresAt(now.plus(validity))
                    .build();
            folder.write(
                    person.login(),
                    encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue());
        }
    }
}
