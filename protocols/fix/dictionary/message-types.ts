/**
 * The messages that we send and receive, as FIX 4.4 defines them (volume 2 for the session, volume 4 for orders, volume 1 for
 * header and components). Tags are in FIX's order. `!` means required. `?` means that the field may come without a value,
 * because an empty text for people must not prevent the booking of a fill. `(…)` are the fields of a repeating group, whose
 * first field begins each entry. `@Name` is a component.
 */

/** The side that accepts the message. A message that goes the other way is known but not supported. */
export type Receiver = 'counter' | 'exchange' | 'both'

export interface MessageType {
  name: string
  to: Receiver
  fields: string
  /** What exchanges add to FIX 4.4's message: tags of other messages, of FIX 5.0, and their own. */
  added?: string
}

/** BeginString, BodyLength and CheckSum are checked with the frame (codec.ts). */
export const HEADER = `
  35! 49! 56! 115 128 90 91 34! 50 142 57 143 116 144 129 145 43 97 52! 122 212 213 347 369 627(628 629 630)`
export const TRAILER = '93 89'

export const COMPONENTS: Readonly<Record<string, string>> = {
  Parties: '453(448 447 452 @PtysSubGrp)',
  PtysSubGrp: '802(523 803)',
  PreAllocGrp: '78(79 661 736 467 @NestedParties 80)',
  NestedParties: '539(524 525 538 @NstdPtysSubGrp)',
  NstdPtysSubGrp: '804(545 805)',
  TrdgSesGrp: '386(336 625)',
  Instrument: `
    55 65 48 22 @SecAltIDGrp 460 461 167 762 200 541 201 224 225 239 226 227 228 255 543 470 471 472 240 202
    947 206 231 223 207 106 348 349 107 350 351 691 667 875 876 @EvntGrp 873 874`,
  SecAltIDGrp: '454(455 456)',
  EvntGrp: '864(865 866 867 868)',
  FinancingDetails: '913 914 915 918 788 916 917 919 898',
  UndInstrmtGrp: '711(@UnderlyingInstrument)',
  UnderlyingInstrument: `
    311 312 309 305 @UndSecAltIDGrp 462 463 310 763 313 542 315 241 242 243 244 245 246 256 595 592 593 594
    247 316 941 317 436 435 308 306 362 363 307 364 365 877 878 318 879 810 882 883 884 885 886
    @UnderlyingStipulations`,
  UndSecAltIDGrp: '457(458 459)',
  UnderlyingStipulations: '887(888 889)',
  Stipulations: '232(233 234)',
  OrderQtyData: '38 152 516 468 469',
  SpreadOrBenchmarkCurveData: '218 220 221 222 662 663 699 761',
  YieldData: '235 236 701 696 697 698',
  CommissionData: '12 13 479 497',
  PegInstructions: '211 835 836 837 838 840',
  DiscretionInstructions: '388 389 841 842 843 844 846',
  ContraGrp: '382(375 337 437 438 655)',
  ContAmtGrp: '518(519 520 521)',
  InstrmtLegExecGrp: `
    555(@InstrumentLeg 687 690 @LegStipulations 564 565 @NestedParties 654 566 587 588 637)`,
  InstrumentLeg: `
    600 601 602 603 @LegSecAltIDGrp 607 608 609 764 610 611 248 249 250 251 252 253 257 599 596 597 598 254
    612 942 613 614 615 616 617 618 619 620 621 622 623 624 556 740 739 955 956`,
  LegSecAltIDGrp: '604(605 606)',
  LegStipulations: '683(688 689)',
  MiscFeesGrp: '136(137 138 139 891)',
}

export const MESSAGE_TYPES: Readonly<Record<string, MessageType>> = {
  A: { name: 'Logon', to: 'both', fields: '98! 108! 95 96 141 789 383 384(372 385) 464 553 554' },
  0: { name: 'Heartbeat', to: 'both', fields: '112' },
  1: { name: 'TestRequest', to: 'both', fields: '112!' },
  2: { name: 'ResendRequest', to: 'both', fields: '7! 16!' },
  3: { name: 'Reject', to: 'both', fields: '45! 371 372 373 58? 354 355' },
  4: { name: 'SequenceReset', to: 'both', fields: '123 36!' },
  5: { name: 'Logout', to: 'both', fields: '58? 354 355' },
  j: {
    name: 'BusinessMessageReject',
    to: 'both',
    fields: '45 372! 379 380! 58? 354 355',
    added: '1180 1328',
  },
  D: {
    name: 'NewOrderSingle',
    to: 'exchange',
    fields: `
      11! 526 583 @Parties 229 75 1 660 581 589 590 591 70 @PreAllocGrp 63 64 544 635 21 18 110 111 100
      @TrdgSesGrp 81 @Instrument @FinancingDetails @UndInstrmtGrp 140 54! 114 60! @Stipulations 854
      @OrderQtyData 40! 423 44 99 @SpreadOrBenchmarkCurveData @YieldData 15 376 377 23 117 59 168 432 126
      427 @CommissionData 528 529 582 121 120 775 58 354 355 193 192 640 77 203 210 @PegInstructions
      @DiscretionInstructions 847 848 849 480 481 513 494`,
    added: '522 1090 1180',
  },
  F: {
    name: 'OrderCancelRequest',
    to: 'exchange',
    fields: `
      41! 37 11! 526 583 66 586 1 660 581 @Parties @Instrument @FinancingDetails @UndInstrmtGrp 54! 60!
      @OrderQtyData 376 58 354 355`,
    added: '1180',
  },
  H: {
    name: 'OrderStatusRequest',
    to: 'exchange',
    fields: `
      37 11! 526 583 @Parties 790 1 660 @Instrument @FinancingDetails @UndInstrmtGrp 54!`,
    added: '1180',
  },
  8: {
    name: 'ExecutionReport',
    to: 'counter',
    fields: `
      37! 198 526 527 11 41 583 693 790 584 911 912 @Parties 229 @ContraGrp 66 548 551 549 17! 19 150! 39!
      636 103 378 1 660 581 589 590 591 63 64 544 635 @Instrument @FinancingDetails @UndInstrmtGrp 54!
      @Stipulations 854 @OrderQtyData 40 423 44 99 @PegInstructions @DiscretionInstructions 839 845 847 848
      849 850 15 376 377 59 168 432 126 18 528 529 582 32 652 31 651 669 194 195 30 336 625 943 29 151! 14!
      6! 424 425 426 427 75 60 113 @CommissionData @SpreadOrBenchmarkCurveData @YieldData 381 157 230 158
      159 738 920 921 922 258 259 260 238 237 118 119 120 155 156 21 110 111 77 210 775 58? 354 355 193 192
      641 442 480 481 513 494 483 515 484 485 638 639 851 @ContAmtGrp @InstrmtLegExecGrp 797 @MiscFeesGrp`,
    added: '84 522 880 1080 1180 1328 10197',
  },
  9: {
    name: 'OrderCancelReject',
    to: 'counter',
    fields: `
      37! 198 526 11! 583 41! 39! 636 586 66 1 660 581 229 75 60 434! 102 58? 354 355`,
    added: '@Parties @Instrument 54 1180 1328 10197',
  },
  // Designated trading in Shanghai: U001 and U002 are STEP's; U003 asks how a request stands and is agreed with the exchange.
  U001: {
    name: 'DesignationRequest',
    to: 'exchange',
    fields: '11! @Parties 48! 60! 8502! 1671!(1691 1693)',
    added: '1180',
  },
  U002: {
    name: 'DesignationReport',
    to: 'counter',
    fields: '11! @Parties 48 60 8502! 1671!(1691 1693 103) 150! 103 58? 354 355',
    added: '1180 1328',
  },
  U003: {
    name: 'DesignationStatusRequest',
    to: 'exchange',
    fields: '11! @Parties 48! 8502! 1671!(1691 1693)',
    added: '1180',
  },
}

/**
 * The other message types of FIX 4.4, which are known and not supported. Types that begin with U are agreed between two
 * parties.
 */
export const OTHER_TYPES = `
  6 7 B C E G J K L M N P Q R S T V W X Y Z a b c d e f g h i k l m n o p q r s t u v w x y z AA AB AC AD AE
  AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE BF BG BH`
