package io.tocsin.core.store;

import com.github.luben.zstd.ZstdCompressCtx;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Compressors to be used again: making one costs several times what a small body does. For any number of threads. */
final class Compressors {

    private final Queue<ZstdCompressCtx> idle;
    private final int level;

    /** @param kept so many are kept for later */
    Compressors(int kept, int level) {
        this.idle = new ArrayBlockingQueue<>(kept);
        this.level = level;
    }

    byte[] compress(byte[] body) {
        ZstdCompressCtx compressor = idle.poll();
        if (compressor == null) {
            compressor = new ZstdCompressCtx().setLevel(level);
        }
        byte[] compressed = compressor.compress(body);
        if (!idle.offer(compressor)) {
            compressor.close();
        }
        return compressed;
    }
}
