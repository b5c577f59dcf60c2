export default definePageConfig({ navigationBarTitleText: '会议日程', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
