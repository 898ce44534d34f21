package io.tocsin.core.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the server processes of one cluster by their command lines, which every user may read: the postmaster names
 * its folder, its children bear the cluster's name in their titles.
 */
record ServerProcesses(Cluster cluster) {

    private static final Path PROC = Path.of("/proc");

    /** The process that {@code postmaster.pid} names, if it still lives, whatever it is by now. */
    Optional<ProcessHandle> recorded() {
        return recordedPid(cluster.pidFile()).flatMap(ProcessHandle::of).filter(ServerProcesses::lives);
    }

    boolean isPostmaster(ProcessHandle process) {
        return folderServedBy(process).equals(Optional.of(cluster.folder()));
    }

    /** Whether a process that is not this cluster's postmaster under its present path cannot be it under another. */
    boolean isForeign(ProcessHandle process) {
        return folderServedBy(process)
                .map(folder -> recordedPid(folder.resolve("postmaster.pid")).equals(Optional.of(process.pid())))
                .orElse(true);
    }

    /** The children, which may outlive a postmaster that was killed. */
    Stream<ProcessHandle> children() {
        String title = "postgres: " + cluster.name() + ":";
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).stream().limit(1).anyMatch(first -> first.startsWith(title)));
    }

    /** False also for a process that has ended but whose parent has not fetched its exit code. */
    static boolean lives(ProcessHandle process) {
        return process.isAlive() && !(onLinux() && commandLine(process).isEmpty());
    }

    private static Optional<Path> folderServedBy(ProcessHandle process) {
        List<String> words = commandLine(process);
        int folder = words.indexOf("-D") + 1;
        boolean isPostgres = folder > 1 && words.get(folder - 2).endsWith("postgres") && folder < words.size();
        return isPostgres ? Optional.of(Path.of(words.get(folder))) : Optional.empty();
    }

    private static Optional<Long> recordedPid(Path pidFile) {
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            return Files.readAllLines(pidFile).stream()
                    .limit(1)
                    .map(line -> Long.parseLong(line.strip()))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            throw new EmbeddedPostgresException("Cannot read " + pidFile + ": " + e, e);
        }
    }

    /** Empty for a process that has ended or is not known. */
    private static List<String> commandLine(ProcessHandle process) {
        if (!onLinux()) {
            return Stream.concat(
                            process.info().command().stream(),
                            process.info().arguments().stream().flatMap(Arrays::stream))
                    .toList();
        }
        try {
            Path file = PROC.resolve(Long.toString(process.pid())).resolve("cmdline");
            String words = Files.readString(file, StandardCharsets.ISO_8859_1);
            return words.isEmpty() ? List.of() : List.of(words.split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean onLinux() {
        return Files.exists(PROC.resolve("self"));
    }
}
