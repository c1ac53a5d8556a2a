// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The web desk and its server framework: only `make desk` and the tests build them, so that nobody who
/// plans in a terminal waits for them.
let hasDesk = Context.environment["ATTACHE_DESK"] != nil

let package = Package(
  name: "Attache",
  products: [
    .executable(name: "attache", targets: ["attache"]),
    .executable(name: "attache-exact", targets: ["attache-exact"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "FestivalModel", swiftSettings: strict),
    .target(
      name: "Intake",
      dependencies: ["FestivalModel", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Template")],
      swiftSettings: strict),
    .target(name: "Solver", swiftSettings: strict),
    .target(
      name: "ExactSolver",
      dependencies: ["Solver", .product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["Wire/CpSat.proto"], swiftSettings: strict),
    .executableTarget(name: "attache-exact", swiftSettings: strict),
    .target(
      name: "ProgrammeChecker", dependencies: ["FestivalModel"], swiftSettings: strict),
    .target(name: "Movements", dependencies: ["FestivalModel"], swiftSettings: strict),
    .systemLibrary(name: "CLibical", providers: [.apt(["libical-dev"])]),
    .target(
      name: "ICalendar", dependencies: ["CLibical"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .systemLibrary(name: "CLibzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CLibxml", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibxlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Spreadsheets",
      dependencies: ["FestivalModel", "CLibzip", "CLibxml", "CLibxlsxwriter"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .systemLibrary(name: "CLibcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "CalDAV", dependencies: ["CLibcurl"],
      swiftSettings: strict + [.strictMemorySafety()]),
    .target(
      name: "ProgrammeCalendars", dependencies: ["FestivalModel", "ICalendar", "Movements"],
      swiftSettings: strict),
    .target(
      name: "Ledger",
      dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "ListImport",
      dependencies: ["FestivalModel", "Intake", "ICalendar", "Spreadsheets"],
      resources: [.embedInCode("Words")],
      swiftSettings: strict),
    .target(name: "Folders", swiftSettings: strict),
    .target(
      name: "FestivalCompiler", dependencies: ["FestivalModel", "Solver"], swiftSettings: strict),
    .target(
      name: "Planner",
      dependencies: [
        "ExactSolver", "FestivalCompiler", "FestivalModel", "Movements", "ProgrammeChecker",
        "Solver",
      ],
      swiftSettings: strict),
    .target(
      name: "Changes", dependencies: ["FestivalModel", "Intake"], swiftSettings: strict),
    .target(
      name: "Explanation",
      dependencies: [
        "Changes", "ExactSolver", "FestivalCompiler", "FestivalModel", "Intake", "Planner",
        "ProgrammeChecker", "Solver",
      ],
      swiftSettings: strict),
    .target(
      name: "Publishing",
      dependencies: [
        "CalDAV", "FestivalModel", "Folders", "ICalendar", "Intake", "Ledger", "ListImport",
        "ProgrammeCalendars", "ProgrammeChecker",
      ],
      swiftSettings: strict),
    .target(
      name: "Office",
      dependencies: [
        "CalDAV", "Changes", "ExactSolver", "Explanation", "FestivalCompiler", "FestivalModel",
        "Folders", "ICalendar", "Intake", "Ledger", "ListImport", "Movements", "Planner",
        "ProgrammeChecker",
        "Publishing", "Solver", "Spreadsheets",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "attache",
      dependencies: [
        "Changes", "ExactSolver", "Explanation", "FestivalModel", "Intake", "Ledger", "ListImport",
        "Movements", "Office", "Planner", "ProgrammeChecker", "Publishing", "Solver",
        "Spreadsheets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "attache-bench",
      dependencies: [
        "ExactSolver", "FestivalModel", "Office", "Planner", "Publishing", "Solver",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "FestivalTestSupport",
      dependencies: ["FestivalModel", "Intake", "ICalendar", "Solver"],
      path: "Tests/FestivalTestSupport", swiftSettings: strict),
    .testTarget(
      name: "FestivalModelTests", dependencies: ["FestivalModel", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests", dependencies: ["FestivalModel", "Intake", "FestivalTestSupport"],
      swiftSettings: strict),
    .target(
      name: "SolverTestSupport", dependencies: ["Solver"], path: "Tests/SolverTestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "ListImportTests",
      dependencies: [
        "FestivalModel", "Intake", "ListImport", "Spreadsheets", "FestivalTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetsTests",
      dependencies: ["FestivalModel", "Spreadsheets", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SolverTests", dependencies: ["Solver", "SolverTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "ExactSolverTests", dependencies: ["ExactSolver", "Solver", "SolverTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgrammeCheckerTests",
      dependencies: ["FestivalModel", "ProgrammeChecker", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "MovementsTests", dependencies: ["FestivalModel", "Movements", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ICalendarTests", dependencies: ["CLibical", "ICalendar", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "CalDAVTests", dependencies: ["CalDAV", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ProgrammeCalendarsTests",
      dependencies: ["FestivalModel", "ICalendar", "ProgrammeCalendars", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Ledger", "FestivalTestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "FoldersTests", dependencies: ["Folders", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PlannerTests",
      dependencies: [
        "Changes", "ExactSolver", "FestivalCompiler", "FestivalModel", "ICalendar", "Intake",
        "Movements", "Office", "Planner", "ProgrammeCalendars", "ProgrammeChecker", "Solver",
        "FestivalTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ChangesTests", dependencies: ["Changes", "FestivalModel", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ExplanationTests",
      dependencies: [
        "Changes", "ExactSolver", "Explanation", "FestivalCompiler", "FestivalModel", "Planner",
        "ProgrammeChecker", "Solver", "FestivalTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Changes", "FestivalModel", "FestivalTestSupport", "Folders", "ICalendar", "Intake",
        "Ledger", "ListImport", "Office", "Planner", "Publishing", "Solver",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "CalDAV", "FestivalModel", "Folders", "ICalendar", "Intake", "Ledger",
        "ProgrammeCalendars", "Publishing", "FestivalTestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AttacheTests", dependencies: ["attache", "FestivalTestSupport"],
      swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)

if hasDesk {
  package.products.append(.executable(name: "attache-desk", targets: ["attache-desk"]))
  package.dependencies += [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ]
  package.targets += [
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CArgon", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CQrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "Desk",
      dependencies: [
        "CArgon", "CQrencode", "CZlib", "CalDAV", "Changes", "ExactSolver", "FestivalModel",
        "Folders", "ICalendar", "Ledger", "ListImport", "Movements", "Office", "Planner",
        "ProgrammeCalendars", "ProgrammeChecker", "Publishing", "Solver",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Files")],
      swiftSettings: strict),
    .executableTarget(
      name: "attache-desk",
      dependencies: [
        "Desk", "Ledger", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "DeskTests",
      dependencies: [
        "Desk", "FestivalModel", "Folders", "Intake", "Ledger", "Office", "ProgrammeCalendars",
        "ProgrammeChecker", "FestivalTestSupport",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
  ]
}
