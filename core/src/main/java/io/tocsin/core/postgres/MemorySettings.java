package io.tocsin.core.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * The settings that follow from the machine's memory, or from the limit of the container. What is searched again and again
 * should be in the server's own memory: to fetch a page from the system's costs several times what it takes to look at it.
 */
final class MemorySettings {

    private static final long MEGABYTE = 1L << 20;
    private static final int SHARE = 8;
    private static final long LEAST = 128;
    private static final long MOST = 2048;

    private MemorySettings() {}

    static Map<String, String> ofThisMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? of(machine.getTotalMemorySize())
                : of(0);
    }

    /** @param memory in bytes */
    static Map<String, String> of(long memory) {
        long megabytes = memory / MEGABYTE;
        long buffers = Math.clamp(megabytes / SHARE, LEAST, MOST);
        long cached = Math.max(megabytes / 2, 2 * buffers);
        return Map.of("shared_buffers", buffers + "MB", "effective_cache_size", cached + "MB");
    }
}
