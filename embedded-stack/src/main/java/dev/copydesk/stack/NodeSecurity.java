package dev.copydesk.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Elasticsearch's own security: TLS, and a user with a role of its own. The embedded node gives out no API keys: it lacks the text analysis that
 * the index of keys asks for.
 *
 * @param key a PEM file with the node's key
 * @param certificate a PEM file with its certificate
 * @param role what the user may do, in the words of a role's JSON
 */
public record NodeSecurity(Path key, Path certificate, String user, String password, String role) {
    /** Elasticsearch's parameters of that algorithm. */
    private static final int ROUNDS = 10_000;

    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 256;

    /** Writes what the node reads from its configuration folder; it reads keys from nowhere else. */
    void writeTo(Path configuration) throws IOException {
        Files.writeString(configuration.resolve("node.key"), Files.readString(key));
        Files.writeString(configuration.resolve("node.crt"), Files.readString(certificate));
        Files.writeString(configuration.resolve("users"), user + ":" + hash() + "\n");
        Files.writeString(configuration.resolve("users_roles"), user + ":" + user + "\n");
        Files.writeString(configuration.resolve("roles.yml"), user + ": " + role + "\n"); // JSON is YAML
    }

    /** In place of the line that switches security off. */
    String yaml() {
        return """
                xpack.security.enabled: true
                xpack.security.autoconfiguration.enabled: false
                xpack.security.http.ssl.enabled: true
                xpack.security.http.ssl.key: node.key
                xpack.security.http.ssl.certificate: node.crt
                """;
    }

    private String hash() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS))
                    .getEncoded();
            return "{PBKDF2}" + ROUNDS + "$" + base64(salt) + "$" + base64(hash);
        } catch (GeneralSecurityException e) {
            throw new StackException("This Java makes no hash of a password: " + e.getMessage(), e);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}
