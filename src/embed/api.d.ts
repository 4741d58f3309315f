/** Where the guide sends a visitor. */
export type Outcome = "massage" | "physical_therapy" | "both" | "seek_care_first";
/** How soon to see a doctor, where one is needed. */
export type Urgency = "emergency_now" | "same_day" | "doctor_soon";
/** What screening makes of a massage. */
export type MassageStatus = "ok" | "adapt" | "ask_doctor" | "not_now";
export type Technique = "swedish" | "deep_tissue" | "hot_stones" | "cupping" | "infrared";

/** The questionnaire. */
export interface Questionnaire {
  /** The version of the content. */
  version: string;
  /** When a person last read all of it, as YYYY-MM-DD. */
  reviewed: string;
  items: Item[];
}

/** One question. */
export interface Item {
  link_id: string;
  text: string;
  hint: string | null;
  required: boolean;
  /** Whether several options may be picked. */
  repeats: boolean;
  options: AnswerOption[];
  /** Null where it is always asked, else when all clauses of any group hold. */
  enable_when: { any: { all: { link_id: string; options: string[] }[] }[] } | null;
}

export interface AnswerOption {
  code: string;
  text: string;
  hint: string | null;
  /** Picked alone. */
  exclusive: boolean;
  not_sure: boolean;
}

/** What a visitor answered: option codes by the link_id of the item; an array for a single choice, too. */
export interface Response {
  answers: Record<string, string[]>;
}

/** What the guide says for a response. */
export interface Recommendation {
  outcome: Outcome;
  urgency: Urgency | null;
  massage: MassageStatus;
  /** The service to book, if any. */
  services: { id: string; name: string; booking_url: string; techniques: Technique[] }[];
  /** The answers that led here, the weightiest first. */
  reasons: Reason[];
  /** What to tell the therapist or ask a doctor, the strictest first. */
  precautions: (Reason & { massage: MassageStatus })[];
  /** A smallest set of the answers that leaves no other outcome, as in a response. */
  deciding_answers: Record<string, string[]>;
  /** Single answers that would lead elsewhere. */
  what_would_change: Change[];
  strength: "clear" | "moderate" | "close";
  scores: { massage: number; physical_therapy: number };
  runner_up: Outcome | null;
  content_version: string;
}

export interface Reason {
  link_id: string;
  option: string;
  text: string;
  sources: string[];
  rule: string;
}

export interface Change {
  link_id: string;
  option: string;
  outcome: Outcome;
  urgency: Urgency | null;
  massage: MassageStatus;
}

/** The questions, as `cargo xtask questions` prints them. */
export function questions(): Promise<Questionnaire>;

/**
 * What the guide says for a response, as `cargo xtask recommend` prints it.
 *
 * Rejects where the response is incomplete or wrong; the message names each item and says what to change.
 */
export function recommend(response: Response): Promise<Recommendation>;
