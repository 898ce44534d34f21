package io.tocsin.api.runbook;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;

/**
 * Goes through a folder. Links are followed, but not in circles; what is hidden is passed over, so that a folder that Kubernetes
 * mounts is read once.
 */
final class RunbookWalk extends SimpleFileVisitor<Path> {

    /** Takes a file; whether there is room for more. */
    @FunctionalInterface
    interface Found {
        boolean file(String name, Path path, BasicFileAttributes attributes);
    }

    private final RunbookFolder folder;
    private final Found found;
    private final BiConsumer<String, String> unread;

    RunbookWalk(RunbookFolder folder, Found found, BiConsumer<String, String> unread) {
        this.folder = folder;
        this.found = found;
        this.unread = unread;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        if (path.equals(folder.path())) {
            unread.accept(folder.name(), "Expected a folder, but it is a file");
            return FileVisitResult.TERMINATE;
        }
        boolean runbook =
                attributes.isRegularFile() && path.getFileName().toString().endsWith(".md") && !isHidden(path);
        return !runbook || found.file(folder.file(path), path, attributes)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
        boolean ours = path.equals(folder.path());
        boolean vanished = e instanceof NoSuchFileException && !ours;
        if (!vanished && !isHidden(path) && !(e instanceof FileSystemLoopException)) {
            unread.accept(ours ? folder.name() : folder.file(path), "Expected something that can be read, but " + e);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean isHidden(Path path) {
        return !path.equals(folder.path()) && path.getFileName().toString().startsWith(".");
    }
}
