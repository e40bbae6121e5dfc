import dev.whence.integration.BuiltProject

def project = new BuiltProject(basedir, javaHome, runtimeJar)

assert project.log().contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
assert project.woven("target/classes") == ["Server.class"]
assert project.woven("target/test-classes") == ["ServerTest.class"]
