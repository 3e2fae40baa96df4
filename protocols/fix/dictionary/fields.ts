/**
 * The fields of FIX 4.4 (volume 6, field dictionary) that our messages may have, by data type, and the few that exchanges add:
 * 1080, 1090, 1180, 1328, 1671, 1691 and 1693 of FIX 5.0 as STEP (JR/T 0022) uses them, and 8502 and 10197 of STEP itself.
 */

export type FieldType = keyof typeof FIELDS

/** The number and name of each field. */
export const FIELDS = {
  STRING: `
    1 Account, 8 BeginString, 10 CheckSum, 11 ClOrdID, 17 ExecID, 19 ExecRefID, 22 SecurityIDSource, 23
    IOIID, 35 MsgType, 37 OrderID, 41 OrigClOrdID, 48 SecurityID, 49 SenderCompID, 50 SenderSubID, 55
    Symbol, 56 TargetCompID, 57 TargetSubID, 58 Text, 65 SymbolSfx, 66 ListID, 70 AllocID, 79 AllocAccount,
    106 Issuer, 107 SecurityDesc, 112 TestReqID, 115 OnBehalfOfCompID, 116 OnBehalfOfSubID, 117 QuoteID, 128
    DeliverToCompID, 129 DeliverToSubID, 139 MiscFeeType, 142 SenderLocationID, 143 TargetLocationID, 144
    OnBehalfOfLocationID, 145 DeliverToLocationID, 167 SecurityType, 198 SecondaryOrderID, 221
    BenchmarkCurveName, 222 BenchmarkCurvePoint, 233 StipulationType, 234 StipulationValue, 235 YieldType,
    239 RepoCollateralSecurityType, 243 UnderlyingRepoCollateralSecurityType, 250
    LegRepoCollateralSecurityType, 255 CreditRating, 256 UnderlyingCreditRating, 257 LegCreditRating, 305
    UnderlyingSecurityIDSource, 306 UnderlyingIssuer, 307 UnderlyingSecurityDesc, 309 UnderlyingSecurityID,
    310 UnderlyingSecurityType, 311 UnderlyingSymbol, 312 UnderlyingSymbolSfx, 336 TradingSessionID, 337
    ContraTrader, 347 MessageEncoding, 372 RefMsgType, 375 ContraBroker, 376 ComplianceID, 379
    BusinessRejectRefID, 448 PartyID, 455 SecurityAltID, 456 SecurityAltIDSource, 458
    UnderlyingSecurityAltID, 459 UnderlyingSecurityAltIDSource, 461 CFICode, 463 UnderlyingCFICode, 467
    IndividualAllocID, 471 StateOrProvinceOfIssue, 472 LocaleOfIssue, 494 Designation, 513 RegistID, 523
    PartySubID, 524 NestedPartyID, 526 SecondaryClOrdID, 527 SecondaryExecID, 543 InstrRegistry, 545
    NestedPartySubID, 548 CrossID, 551 OrigCrossID, 553 Username, 554 Password, 583 ClOrdLinkID, 584
    MassStatusReqID, 593 UnderlyingStateOrProvinceOfIssue, 594 UnderlyingLocaleOfIssue, 595
    UnderlyingInstrRegistry, 597 LegStateOrProvinceOfIssue, 598 LegLocaleOfIssue, 599 LegInstrRegistry, 600
    LegSymbol, 601 LegSymbolSfx, 602 LegSecurityID, 603 LegSecurityIDSource, 605 LegSecurityAltID, 606
    LegSecurityAltIDSource, 608 LegCFICode, 609 LegSecurityType, 617 LegIssuer, 620 LegSecurityDesc, 625
    TradingSessionSubID, 628 HopCompID, 635 ClearingFeeIndicator, 654 LegRefID, 655 ContraLegRefID, 688
    LegStipulationType, 689 LegStipulationValue, 691 Pool, 693 QuoteRespID, 699 BenchmarkSecurityID, 740
    LegPool, 761 BenchmarkSecurityIDSource, 762 SecuritySubType, 763 UnderlyingSecuritySubType, 764
    LegSecuritySubType, 790 OrdStatusReqID, 848 TargetStrategyParameters, 868 EventText, 876 CPRegType, 877
    UnderlyingCPProgram, 878 UnderlyingCPRegType, 880 TrdMatchID, 888 UnderlyingStipType, 889
    UnderlyingStipValue, 913 AgreementDesc, 914 AgreementID, 943 TimeBracket, 1080 RefOrderID, 1180 ApplID,
    1328 RejectText, 1691 PartyDetailID, 10197 PartitionNo`,
  CHAR: `
    13 CommType, 21 HandlInst, 29 LastCapacity, 39 OrdStatus, 40 OrdType, 54 Side, 59 TimeInForce, 63
    SettlType, 77 PositionEffect, 81 ProcessCode, 150 ExecType, 156 SettlCurrFxRateCalc, 206 OptAttribute,
    317 UnderlyingOptAttribute, 385 MsgDirection, 388 DiscretionInst, 434 CxlRejResponseTo, 442
    MultiLegReportingType, 447 PartyIDSource, 468 RoundingDirection, 480 CancellationRights, 481
    MoneyLaunderingStatus, 484 ExecPriceType, 497 FundRenewWaiv, 525 NestedPartyIDSource, 528 OrderCapacity,
    544 CashMargin, 564 LegPositionEffect, 587 LegSettlType, 589 DayBookingInst, 590 BookingUnit, 591
    PreallocMethod, 613 LegOptAttribute, 624 LegSide, 8502 DesignationInstruction`,
  BOOLEAN: `
    43 PossDupFlag, 97 PossResend, 113 ReportToExch, 114 LocateReqd, 121 ForexReq, 123 GapFillFlag, 141
    ResetSeqNumFlag, 258 TradedFlatSwitch, 377 SolicitedFlag, 464 TestMessageIndicator, 636
    WorkingIndicator, 797 CopyMsgIndicator, 912 LastRptRequested`,
  INT: `
    98 EncryptMethod, 102 CxlRejReason, 103 OrdRejReason, 108 HeartBtInt, 157 NumDaysInterest, 201
    PutOrCall, 203 CoveredOrUncovered, 226 RepurchaseTerm, 244 UnderlyingRepurchaseTerm, 251
    LegRepurchaseTerm, 315 UnderlyingPutOrCall, 371 RefTagID, 373 SessionRejectReason, 378
    ExecRestatementReason, 380 BusinessRejectReason, 423 PriceType, 427 GTBookingInst, 452 PartyRole, 460
    Product, 462 UnderlyingProduct, 519 ContAmtType, 522 OwnerType, 538 NestedPartyRole, 549 CrossType, 565
    LegCoveredOrUncovered, 581 AccountType, 582 CustOrderCapacity, 607 LegProduct, 638 PriorityIndicator,
    660 AcctIDSource, 661 AllocAcctIDSource, 663 BenchmarkPriceType, 690 LegSwapType, 698
    YieldRedemptionPriceType, 775 BookingType, 788 TerminationType, 803 PartySubIDType, 805
    NestedPartySubIDType, 835 PegMoveType, 836 PegOffsetType, 837 PegLimitType, 838 PegRoundDirection, 840
    PegScope, 841 DiscretionMoveType, 842 DiscretionOffsetType, 843 DiscretionLimitType, 844
    DiscretionRoundDirection, 846 DiscretionScope, 847 TargetStrategy, 851 LastLiquidityInd, 854 QtyType,
    865 EventType, 875 CPProgram, 891 MiscFeeBasis, 911 TotNumReports, 919 DeliveryType, 1090 MaxPriceLevels,
    1693 PartyDetailRole`,
  SEQNUM: `
    7 BeginSeqNo, 16 EndSeqNo, 34 MsgSeqNum, 36 NewSeqNo, 45 RefSeqNum, 369 LastMsgSeqNumProcessed, 630
    HopRefID, 789 NextExpectedMsgSeqNum`,
  LENGTH: `
    9 BodyLength, 90 SecureDataLen, 93 SignatureLength, 95 RawDataLength, 212 XmlDataLen, 348
    EncodedIssuerLen, 350 EncodedSecurityDescLen, 354 EncodedTextLen, 362 EncodedUnderlyingIssuerLen, 364
    EncodedUnderlyingSecurityDescLen, 383 MaxMessageSize, 618 EncodedLegIssuerLen, 621
    EncodedLegSecurityDescLen`,
  NUMINGROUP: `
    78 NoAllocs, 136 NoMiscFees, 232 NoStipulations, 382 NoContraBrokers, 384 NoMsgTypes, 386
    NoTradingSessions, 453 NoPartyIDs, 454 NoSecurityAltID, 457 NoUnderlyingSecurityAltID, 518 NoContAmts,
    539 NoNestedPartyIDs, 555 NoLegs, 604 NoLegSecurityAltID, 627 NoHops, 683 NoLegStipulations, 711
    NoUnderlyings, 802 NoPartySubIDs, 804 NoNestedPartySubIDs, 864 NoEvents, 887 NoUnderlyingStips,
    1671 NoPartyDetails`,
  QTY: `
    14 CumQty, 32 LastQty, 38 OrderQty, 80 AllocQty, 84 CxlQty, 110 MinQty, 111 MaxFloor, 151 LeavesQty, 152
    CashOrderQty, 192 OrderQty2, 210 MaxShow, 424 DayOrderQty, 425 DayCumQty, 437 ContraTradeQty, 652
    UnderlyingLastQty, 687 LegQty, 879 UnderlyingQty`,
  PRICE: `
    6 AvgPx, 31 LastPx, 44 Price, 99 StopPx, 140 PrevClosePx, 194 LastSpotRate, 202 StrikePrice, 260
    BasisFeaturePrice, 316 UnderlyingStrikePrice, 426 DayAvgPx, 566 LegPrice, 612 LegStrikePrice, 637
    LegLastPx, 640 Price2, 651 UnderlyingLastPx, 662 BenchmarkPrice, 669 LastParPx, 697
    YieldRedemptionPrice, 810 UnderlyingPx, 839 PeggedPrice, 845 DiscretionPrice, 867 EventPx, 882
    UnderlyingDirtyPrice, 883 UnderlyingEndPrice`,
  PRICEOFFSET: `
    195 LastForwardPoints, 218 Spread, 639 PriceImprovement, 641 LastForwardPoints2`,
  AMT: `
    12 Commission, 118 NetMoney, 119 SettlCurrAmt, 137 MiscFeeAmt, 159 AccruedInterestAmt, 237
    TotalTakedown, 238 Concession, 381 GrossTradeAmt, 738 InterestAtMaturity, 884 UnderlyingStartValue, 885
    UnderlyingCurrentValue, 886 UnderlyingEndValue, 920 EndAccruedInterestAmt, 921 StartCash, 922 EndCash`,
  FLOAT: `
    155 SettlCurrFxRate, 211 PegOffsetValue, 228 Factor, 231 ContractMultiplier, 246 UnderlyingFactor, 253
    LegFactor, 389 DiscretionOffsetValue, 436 UnderlyingContractMultiplier, 469 RoundingModulus, 485
    ExecPriceAdjustment, 520 ContAmtValue, 614 LegContractMultiplier, 623 LegRatioQty, 850
    TargetStrategyPerformance`,
  PERCENTAGE: `
    158 AccruedInterestRate, 223 CouponRate, 227 RepurchaseRate, 236 Yield, 245 UnderlyingRepurchaseRate,
    252 LegRepurchaseRate, 435 UnderlyingCouponRate, 516 OrderPercent, 615 LegCouponRate, 849
    ParticipationRate, 898 MarginRatio`,
  UTCTIMESTAMP: `
    52 SendingTime, 60 TransactTime, 122 OrigSendingTime, 126 ExpireTime, 168 EffectiveTime, 438
    ContraTradeTime, 483 TransBkdTime, 515 ExecValuationPoint, 586 OrigOrdModTime, 629 HopSendingTime`,
  LOCALMKTDATE: `
    64 SettlDate, 75 TradeDate, 193 SettlDate2, 224 CouponPaymentDate, 225 IssueDate, 229
    TradeOriginationDate, 230 ExDate, 240 RedemptionDate, 241 UnderlyingCouponPaymentDate, 242
    UnderlyingIssueDate, 247 UnderlyingRedemptionDate, 248 LegCouponPaymentDate, 249 LegIssueDate, 254
    LegRedemptionDate, 259 BasisFeatureDate, 432 ExpireDate, 541 MaturityDate, 542 UnderlyingMaturityDate,
    588 LegSettlDate, 611 LegMaturityDate, 696 YieldRedemptionDate, 701 YieldCalcDate, 739 LegDatedDate, 866
    EventDate, 873 DatedDate, 874 InterestAccrualDate, 915 AgreementDate, 916 StartDate, 917 EndDate, 956
    LegInterestAccrualDate`,
  MONTHYEAR: `
    200 MaturityMonthYear, 313 UnderlyingMaturityMonthYear, 610 LegMaturityMonthYear, 667
    ContractSettlMonth, 955 LegContractSettlMonth`,
  MULTIPLEVALUESTRING: `
    18 ExecInst, 529 OrderRestrictions`,
  CURRENCY: `
    15 Currency, 120 SettlCurrency, 138 MiscFeeCurr, 220 BenchmarkCurveCurrency, 318 UnderlyingCurrency, 479
    CommCurrency, 521 ContAmtCurr, 556 LegCurrency, 736 AllocSettlCurrency, 918 AgreementCurrency, 941
    UnderlyingStrikeCurrency, 942 LegStrikeCurrency, 947 StrikeCurrency`,
  COUNTRY: `
    470 CountryOfIssue, 592 UnderlyingCountryOfIssue, 596 LegCountryOfIssue`,
  EXCHANGE: `
    30 LastMkt, 100 ExDestination, 207 SecurityExchange, 308 UnderlyingSecurityExchange, 616
    LegSecurityExchange`,
  DATA: `
    89 Signature, 91 SecureData, 96 RawData, 213 XmlData, 349 EncodedIssuer, 351 EncodedSecurityDesc, 355
    EncodedText, 363 EncodedUnderlyingIssuer, 365 EncodedUnderlyingSecurityDesc, 619 EncodedLegIssuer, 622
    EncodedLegSecurityDesc`,
} as const

/** FIX 4.4 defines the tags up to this one, except some that were never assigned. A higher tag is not a tag of FIX 4.4. */
export const LAST_TAG = 956
export const NEVER_GIVEN = [
  20, 24, 46, 47, 51, 76, 86, 92, 101, 105, 109, 125, 166, 173, 174, 175, 176, 177, 178, 179, 180, 181, 182,
  183, 184, 185, 186, 187, 204, 205, 219, 261, 314, 319, 370, 439, 440, 449, 450, 465, 653, 685, 809, 831,
]

/** Tags from here on are agreed between two parties (FIX 4.4 vol. 1, "User Defined Fields"). They are accepted unread. */
export const FIRST_USER_DEFINED = 5000

/** Data may contain the field separator, so its length stands before it. Each length tag with its data tag. */
export const DATA_FIELDS = [
  [90, 91],
  [93, 89],
  [95, 96],
  [212, 213],
  [348, 349],
  [350, 351],
  [352, 353],
  [354, 355],
  [356, 357],
  [358, 359],
  [360, 361],
  [362, 363],
  [364, 365],
  [445, 446],
  [618, 619],
  [621, 622],
] as const
