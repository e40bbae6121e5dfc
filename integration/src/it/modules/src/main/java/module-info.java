module org.example.app {
    requires dev.whence;
}
