import ArgumentParser

@main
struct Attache: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "attache")
}
