package io.tocsin.core.postgres;

import java.util.Locale;

/** The platforms whose PostgreSQL binaries Tocsin carries. */
enum Platform {
    LINUX_AMD64("linux-amd64", "postgres-linux-x86_64.txz"),
    LINUX_ARM64("linux-arm64", "postgres-linux-arm_64.txz"),
    DARWIN_AMD64("darwin-amd64", "postgres-darwin-x86_64.txz"),
    DARWIN_ARM64("darwin-arm64", "postgres-darwin-arm_64.txz");

    private final String label;
    private final String archive;

    Platform(String label, String archive) {
        this.label = label;
        this.archive = archive;
    }

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> false;
            case "aarch64", "arm64" -> true;
            default -> throw unsupported(osName, osArch);
        };
        if (os.startsWith("linux")) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            return arm ? DARWIN_ARM64 : DARWIN_AMD64;
        }
        throw unsupported(osName, osArch);
    }

    private static EmbeddedPostgresException unsupported(String osName, String osArch) {
        return new EmbeddedPostgresException("There is no embedded PostgreSQL for " + osName + " on " + osArch
                + ", only for Linux and macOS on x86-64 and arm64."
                + " Point tocsin.postgres.url at a PostgreSQL 18 server of your own.");
    }

    String label() {
        return label;
    }

    String archive() {
        return archive;
    }

    boolean isLinux() {
        return this == LINUX_AMD64 || this == LINUX_ARM64;
    }
}
