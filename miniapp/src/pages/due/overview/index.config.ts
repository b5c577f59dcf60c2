export default definePageConfig({ navigationBarTitleText: '到期事项一览', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
