import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

for (target in ["target-lombok-first", "target-lombok-last"]) {
    assert project.woven("$target/classes") == ["Order.class"]
    assert project.run("$target/classes", "org.example.Order", "-Dwhence.level=DEBUG") == [
        "[INFO]Order.java:18(send): 2 of pears",
        "[DEBUG]Order.java:23(send): sent by Order(fruit=pears, amount=2)",
        "[INFO]Order.java:18(send): 3 of pears",
        "[WARN]Order.java:20(send): lost: Order(fruit=pears, amount=3)",
        "[ERROR]Order.java:33(main): IOException is no IllegalStateException",
    ]
}
