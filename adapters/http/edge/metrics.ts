/** What operators watch, in Prometheus's format. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export interface FunctionMetrics {
  accepted: () => void
  pending: () => void
  rejected: () => void
  forbidden: () => void
  failed: () => void
  seconds: (seconds: number) => void
}

export class HttpMetrics {
  readonly registry = new Registry()
  readonly #commands: Counter<'function' | 'outcome'>
  readonly #seconds: Histogram<'function'>
  readonly #batch: Histogram
  readonly #refused: Counter<'code'>

  constructor() {
    const registers = [this.registry]
    collectDefaultMetrics({ register: this.registry })
    this.#commands = new Counter({
      name: 'guitai_commands_total',
      help: 'Commands by function and outcome',
      labelNames: ['function', 'outcome'],
      registers,
    })
    this.#seconds = new Histogram({
      name: 'guitai_command_seconds',
      help: 'From the request to its answer',
      labelNames: ['function'],
      registers,
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5, 30],
    })
    this.#batch = new Histogram({
      name: 'guitai_batch_commands',
      help: 'Commands in one commit',
      registers,
      buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    })
    this.#refused = new Counter({
      name: 'guitai_http_errors_total',
      help: 'Requests answered with an error',
      labelNames: ['code'],
      registers,
    })
  }

  /** The counters of one function, bound once, so that counting a request looks nothing up. */
  forFunction(name: string): FunctionMetrics {
    const outcome = (outcome: string) => {
      const counter = this.#commands.labels(name, outcome)
      return () => counter.inc()
    }
    const histogram = this.#seconds.labels(name)
    return {
      accepted: outcome('accepted'),
      pending: outcome('pending'),
      rejected: outcome('rejected'),
      forbidden: outcome('forbidden'),
      failed: outcome('failed'),
      seconds: seconds => histogram.observe(seconds),
    }
  }

  batch(commands: number): void {
    this.#batch.observe(commands)
  }

  refused(code: string): void {
    this.#refused.inc({ code })
  }

  /** A number that is read when somebody asks. */
  gauge(name: string, help: string, read: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [], collect: () => gauge.set(read()) })
    this.registry.registerMetric(gauge)
  }

  text(): Promise<string> {
    return this.registry.metrics()
  }
}
