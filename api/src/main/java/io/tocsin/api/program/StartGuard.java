package io.tocsin.api.program;

import io.tocsin.api.access.SecurityMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps a server without users from being reachable by others, unless that was asked for by name. */
@Component
class StartGuard {

    private static final Logger LOG = LoggerFactory.getLogger(StartGuard.class);

    private final TocsinSettings settings;
    private final String address;

    StartGuard(TocsinSettings settings, @Value("${server.address:}") String address) {
        this.settings = settings;
        this.address = address;
    }

    SecurityMode mode() {
        return switch (settings.security().mode().toLowerCase(Locale.ROOT)) {
            case "open" -> SecurityMode.OPEN;
            case "insecure" -> SecurityMode.INSECURE;
            default ->
                throw new RefusedToStartException(
                        "Expected tocsin.security.mode to be open or insecure, but it is \""
                                + settings.security().mode() + "\"; tokens and oidc are not there yet",
                        "Set tocsin.security.mode to open (this machine only) or, in a closed network, to insecure.");
        };
    }

    /** @throws RefusedToStartException when the mode does not go with the address */
    void check() {
        SecurityMode mode = mode();
        if (mode == SecurityMode.INSECURE) {
            LOG.warn("tocsin.security.mode is insecure: whoever reaches {} may read and change everything", address);
        } else if (!isLoopback()) {
            throw new RefusedToStartException(
                    "Tocsin has no users yet, so in the mode open it listens on a loopback address only, but"
                            + " server.address is \"" + address + "\"",
                    "Leave server.address at 127.0.0.1, or set tocsin.security.mode=insecure if everybody in that network"
                            + " may read and change everything.");
        }
    }

    private boolean isLoopback() {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
